package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Every assertion fails when it should, and shows what there was instead.
 */
class SentryAssertionsTests {

	private static final SentryItem EVENT = item("""
			{"type":"event"}
			{"event_id":"e1","level":"error","transaction":"command.ban","tags":{"command.name":"ban"},
			"message":{"formatted":"it broke"},"user":{"id":"1","username":"alice","data":{"guild_id":"9"}},
			"contexts":{"trace":{"trace_id":"t1","op":"discord.command","status":"ok"},"command":{"args_count":2}},
			"breadcrumbs":[{"message":"first"}],"spans":[{"op":"db","description":"select"}],
			"exception":{"values":[{"type":"IllegalStateException","module":"java.lang","value":"boom"}]}}""");

	private static final SentryItem PLAIN = item("{\"type\":\"event\"}\n{}");

	private static final LocalMetric METRIC = new LocalMetric("bot.commands", "counter", 1, "millisecond", "t1", null,
			Map.of("command", "ban"));

	private static final LocalSession SESSION = session("one", false, "ok", 2);

	@ParameterizedTest(name = "{0}")
	@MethodSource("failing")
	void failsAndShowsWhatThereWas(String shown, ThrowingCallable assertion) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion).withMessageContaining(shown);
	}

	@Test
	void whatIsAbsentIsSeenToBeAbsent() {
		assertThat(PLAIN).hasNoUser().hasNoException().doesNotHaveTag("command.name").doesNotHaveContext("command");
	}

	static Stream<Arguments> failing() {
		return Stream.of(failure("event", () -> assertThat(EVENT).hasType("transaction")),
				failure("command.ban", () -> assertThat(EVENT).hasName("command.kick")),
				failure("discord.command", () -> assertThat(EVENT).hasOp("db")),
				failure("ok", () -> assertThat(EVENT).hasStatus("internal_error")),
				failure("null", () -> assertThat(PLAIN).hasStatus("ok")),
				failure("error", () -> assertThat(EVENT).hasLevel("info")),
				failure("it broke", () -> assertThat(EVENT).hasMessage("all well")),
				failure("{\"command.name\":\"ban\"}", () -> assertThat(EVENT).hasTag("command.name", "kick")),
				failure("{\"command.name\":\"ban\"}", () -> assertThat(EVENT).hasTag("other", "ban")),
				failure("ban", () -> assertThat(EVENT).doesNotHaveTag("command.name")),
				failure("alice", () -> assertThat(EVENT).hasUser("1", "bob")),
				failure("alice", () -> assertThat(EVENT).hasUserId("2")),
				failure("alice", () -> assertThat(EVENT).hasUsername("bob")),
				failure("\"guild_id\":\"9\"", () -> assertThat(EVENT).hasUserEntry("guild_id", "8")),
				failure("alice", () -> assertThat(EVENT).hasUserEntry("missing", null)),
				failure("alice", () -> assertThat(EVENT).hasNoUser()),
				failure("\"args_count\":2", () -> assertThat(EVENT).hasContext("interaction")),
				failure("\"args_count\":2", () -> assertThat(EVENT).doesNotHaveContext("command")),
				failure("{\"args_count\":2}", () -> assertThat(EVENT).hasContextEntry("command", "args_count", 3)),
				failure("{\"args_count\":2}", () -> assertThat(EVENT).hasContextEntry("command", "args_count", "2")),
				failure("{\"args_count\":2}", () -> assertThat(EVENT).hasContextEntry("command", "other", null)),
				failure("t1", () -> assertThat(EVENT).hasTraceIdOf(trace("t2"))),
				failure("to have a trace", () -> assertThat(PLAIN).hasTraceIdOf(PLAIN)),
				failure("java.lang.IllegalStateException: boom",
						() -> assertThat(EVENT).hasExceptionOfType(IllegalArgumentException.class)),
				failure("java.lang.IllegalStateException: boom", () -> assertThat(EVENT).hasExceptionMessage("other")),
				failure("java.lang.IllegalStateException: boom", () -> assertThat(EVENT).hasNoException()),
				failure("[]", () -> assertThat(PLAIN).hasExceptionOfType(IllegalStateException.class)),
				failure("db select", () -> assertThat(EVENT).hasSpan("db", "insert")),
				failure("first", () -> assertThat(EVENT).hasBreadcrumb("second")),
				failure("counter", () -> assertThat(METRIC).hasType("gauge")),
				failure("1.0", () -> assertThat(METRIC).hasValue(2)),
				failure("millisecond", () -> assertThat(METRIC).hasUnit(null)),
				failure("ban", () -> assertThat(METRIC).hasAttribute("command", "kick")),
				failure("command=ban", () -> assertThat(METRIC).hasAttributes(Map.of("command", "ban", "shard", 1))),
				failure("ban", () -> assertThat(METRIC).doesNotHaveAttribute("command")),
				failure("t1", () -> assertThat(METRIC).hasTraceIdOf(trace("t2"))),
				failure("to have a trace", () -> assertThat(METRIC).hasTraceIdOf(PLAIN)),
				failure("false", () -> assertThat(SESSION).isInitial()),
				failure("ok", () -> assertThat(SESSION).hasStatus("crashed")),
				failure("2", () -> assertThat(SESSION).hasErrors(0)),
				failure("bot@1", () -> assertThat(SESSION).hasRelease("bot@2")),
				failure("test", () -> assertThat(SESSION).hasEnvironment("production")),
				failure("one", () -> assertThat(SESSION).updates(session("two", true, "ok", 0))),
				failure("there are 0", () -> withEmpty((sentry) -> assertThat(sentry).hasEvents(1))),
				failure("there are 0", () -> withEmpty((sentry) -> assertThat(sentry).hasTransactions(1))),
				failure("there are 0", () -> withEmpty((sentry) -> assertThat(sentry).onlyTransaction("command.ban"))),
				failure("there are 0", () -> withEmpty((sentry) -> assertThat(sentry).onlyEvent())),
				failure("the metrics are []",
						() -> withEmpty((sentry) -> assertThat(sentry).hasMetric("bot.commands"))));
	}

	@Test
	void eachSessionCountsOnceByItsLastUpdate() {
		List<LocalSession> updates = List.of(session("running", true, "ok", 0), session("errored", true, "ok", 0),
				session("crashed", true, "ok", 0), session("killed", true, "ok", 0), session("errored", false, "ok", 1),
				session("crashed", false, "crashed", 2), session("errored", false, "exited", 3),
				session("killed", false, "abnormal", 1));
		assertThat(ReleaseHealth.of(updates, List.of())).isEqualTo(new ReleaseHealth(4, 1, 1, 1, 1));
	}

	@Test
	void numbersOfSessionsAreReadFromTheirItemsAndAddUp() {
		SentryItem minutes = item("""
				{"type":"sessions"}
				{"aggregates":[{"started":"2026-01-01T00:00:00Z","exited":5,"crashed":1},
				{"started":"2026-01-01T00:01:00Z","errored":2,"abnormal":1}],"attrs":{"release":"bot@1"}}""");
		List<LocalSessionAggregate> numbers = LocalSessionAggregate.allIn(List.of(PLAIN, minutes));
		assertThat(numbers).containsExactly(
				new LocalSessionAggregate("2026-01-01T00:00:00Z", 5, 0, 1, 0, "bot@1", null),
				new LocalSessionAggregate("2026-01-01T00:01:00Z", 0, 2, 0, 1, "bot@1", null));
		assertThat(ReleaseHealth.of(List.of(session("one", true, "ok", 0)), numbers))
			.isEqualTo(new ReleaseHealth(10, 6, 2, 1, 1));
	}

	@Test
	void sessionsAreReadFromTheirItems() {
		SentryItem started = item("""
				{"type":"session"}
				{"sid":"one","init":true,"status":"ok","errors":0,"started":"2026-01-01T00:00:00Z",
				"attrs":{"release":"bot@1","environment":"test"}}""");
		assertThat(LocalSession.allIn(List.of(PLAIN, started)).get(0)).isInitial()
			.hasStatus("ok")
			.hasErrors(0)
			.hasRelease("bot@1")
			.hasEnvironment("test")
			.updates(SESSION);
	}

	private static LocalSession session(String id, boolean initial, String status, int errors) {
		return new LocalSession(id, initial, status, errors, "2026-01-01T00:00:00Z", null, "bot@1", "test");
	}

	private static Arguments failure(String shown, ThrowingCallable assertion) {
		return arguments(shown, assertion);
	}

	private static void withEmpty(Consumer<LocalSentry> assertion) {
		try (LocalSentry sentry = LocalSentry.start()) {
			assertion.accept(sentry);
		}
	}

	private static SentryItem trace(String traceId) {
		return item("{\"type\":\"event\"}\n{\"contexts\":{\"trace\":{\"trace_id\":\"" + traceId + "\"}}}");
	}

	private static SentryItem item(String headerAndPayload) {
		int end = headerAndPayload.indexOf('\n');
		String payload = headerAndPayload.substring(end + 1).replace("\n", "");
		String envelope = "{}\n" + headerAndPayload.substring(0, end + 1) + payload;
		try {
			List<SentryItem> items = Envelope.parse(envelope.getBytes(StandardCharsets.UTF_8)).items();
			return items.get(0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
