package io.github.tuxsentry.sample.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArrivalsTests {

	private static final String TRACE = "\"contexts\": {\"trace\": {\"trace_id\": \"0123456789abcdef\", \"status\": \"ok\"}}";

	@Test
	void aTransactionIsFollowedByItsSpans() throws Exception {
		assertThat(Arrivals.in(item("transaction", """
				{"transaction": "command.ban", "start_timestamp": 100.0, "timestamp": 100.25,
				 "user": {"username": "alice"}, %s, "spans": [
				  {"op": "db.query", "description": "INSERT INTO cases", "status": "ok",
				   "start_timestamp": 100.1, "timestamp": 100.2}]}""".formatted(TRACE)))).containsExactly(
				new Arrival("transaction", "command.ban", "ok", "alice", "250.0 ms", "0123456789abcdef"),
				new Arrival("  span", "db.query INSERT INTO cases", "ok", "", "100.0 ms", ""));
	}

	@Test
	void anErrorIsItsOutermostException() throws Exception {
		assertThat(Arrivals.in(item("event",
				"""
						{"level": "error", "user": {"username": "bob"}, %s, "exception": {"values": [
						  {"type": "IOException", "value": "inner"}, {"type": "IllegalStateException", "value": "outer"}]}}"""
					.formatted(TRACE))))
			.containsExactly(
					new Arrival("error", "IllegalStateException: outer", "error", "bob", "", "0123456789abcdef"));
	}

	@Test
	void aMessageIsItsText() throws Exception {
		assertThat(Arrivals.in(item("event", """
				{"level": "info", "message": {"formatted": "Hello"}}""")))
			.containsExactly(new Arrival("message", "Hello", "info", "", "", ""));
	}

	@Test
	void metricsAreShownOneByOne() throws Exception {
		assertThat(Arrivals.in(item("trace_metric", """
				{"items": [
				  {"name": "bot.command.usage", "type": "counter", "value": 3.0, "trace_id": "fedcba9876543210",
				   "attributes": {"command": {"value": "ping", "type": "string"}}},
				  {"name": "bot.command.execution_time", "type": "distribution", "value": 12.34,
				   "unit": "millisecond", "attributes": {}}]}"""))).containsExactly(
				new Arrival("metric", "bot.command.usage ping", "3", "", "", "fedcba9876543210"),
				new Arrival("metric", "bot.command.execution_time ", "", "", "12.3 ms", ""));
	}

	@Test
	void logsAreShownOneByOne() throws Exception {
		assertThat(Arrivals.in(item("log", """
				{"items": [{"body": "Banned mallory", "level": "info", "trace_id": "fedcba9876543210"}]}""")))
			.containsExactly(new Arrival("log", "Banned mallory", "info", "", "", "fedcba9876543210"));
	}

	@Test
	void aSessionIsItsReleaseAndItsStatus() throws Exception {
		assertThat(Arrivals.in(item("session", """
				{"status": "exited", "attrs": {"release": "sample-bot@1.0"}}""")))
			.containsExactly(new Arrival("session", "sample-bot@1.0", "exited", "", "", ""));
	}

	@Test
	void numbersOfSessionsAreShownForEachMinute() throws Exception {
		assertThat(Arrivals.in(item("sessions", """
				{"aggregates": [{"started": "2026-01-01T00:00:00Z", "exited": 3, "crashed": 1}]}"""))).containsExactly(
				new Arrival("sessions", "commands started 2026-01-01T00:00:00Z", "3 exited, 1 crashed", "", "", ""));
	}

	@Test
	void aCheckInIsItsMonitorAndItsStatus() throws Exception {
		assertThat(Arrivals.in(item("check_in", """
				{"monitor_slug": "cleanup", "status": "ok"}""")))
			.containsExactly(new Arrival("check-in", "cleanup", "ok", "", "", ""));
	}

	@Test
	void whatIsUnknownIsShownByItsType() throws Exception {
		assertThat(Arrivals.in(item("profile", "{}"))).containsExactly(new Arrival("profile", "", "", "", "", ""));
	}

	@Test
	void whatWasHeldBackIsShownWithItsReason() throws Exception {
		assertThat(Arrivals.in(item("client_report", """
				{"discarded_events": [{"reason": "before_send", "category": "error", "quantity": 1}]}""")))
			.containsExactly(new Arrival("not sent", "error (before_send)", "1", "", "", ""));
	}

	@Test
	void columnsStandBelowEachOther() {
		String heading = Arrival.heading().toString();
		String line = new Arrival("error", "x".repeat(90), "error", "bob", "1.0 ms", "0123456789abcdef").toString();
		assertThat(line.indexOf("error ", 10)).isEqualTo(heading.indexOf("STATUS"));
		assertThat(line.indexOf("bob")).isEqualTo(heading.indexOf("USER"));
		assertThat(line.indexOf("01234567")).isEqualTo(heading.indexOf("TRACE"));
		assertThat(line).endsWith("01234567");
	}

	private static SentryItem item(String type, String payload) throws Exception {
		JsonNode none = NullNode.getInstance();
		return new SentryItem(type, none, none, new ObjectMapper().readTree(payload));
	}

}
