package io.github.tuxsentry.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Signals to the packaged bot, with an ingest that is well and one that is not.
 */
@Tag("process")
class SignalProcessTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void signalIsReportedAndEndsTheBotAsEver() {
		reportsAndEnds("TERM", 143, 15);
	}

	@ParameterizedTest
	@CsvSource({ "INT, 130, 2", "HUP, 129, 1" })
	@Tag("long")
	void everySignalIsReportedAndEndsTheBotAsEver(String signal, int exitCode, int number) throws IOException {
		assumeNotIgnored(number);
		reportsAndEnds(signal, exitCode, number);
	}

	/**
	 * A process inherits which signals are ignored, e.g. from a build in the background.
	 */
	private static void assumeNotIgnored(int number) throws IOException {
		Path status = Path.of("/proc/self/status");
		if (Files.exists(status)) {
			Files.readAllLines(status)
				.stream()
				.filter((line) -> line.startsWith("SigIgn:"))
				.forEach((line) -> assumeThat(Long.parseUnsignedLong(line.substring(7).strip(), 16) >> (number - 1) & 1)
					.isZero());
		}
	}

	private void reportsAndEnds(String signal, int exitCode, int number) {
		try (BotProcess bot = BotProcess.sendingTo(this.sentry.dsn())
			.with(Flood.class)
			.property("tux.sentry.filter.storm.enabled", false)
			.property("flood.events", 1)
			.start()) {
			bot.awaitLine("flooded");
			bot.signal(signal);
			assertThat(bot.awaitExit()).isEqualTo(exitCode);
			assertThat(this.sentry.events()).hasSize(2);
			assertThat(this.sentry.events().get(1))
				.hasMessage("Received SIG" + signal
						+ ", initiating graceful shutdown. This is a normal shutdown signal, not an error.")
				.hasLevel("info")
				.hasTag("signal.received", "SIG" + signal)
				.hasTag("shutdown.reason", "signal")
				.hasContextEntry("signal", "number", number)
				.hasContextEntry("signal_details", "is_error", false);
			assertThat(this.sentry.awaitTransaction("bot.shutdown")).hasOp("app.shutdown");
		}
	}

	static Stream<Arguments> allIngests() {
		return Stream.of("fast", "200ms", "1s", "hung", "reset", "down")
			.flatMap((ingest) -> Stream.of(20, 200, 1000).map((events) -> Arguments.of(ingest, events)));
	}

	@Test
	void endWaitsForSentryNoLongerThanAllowed() {
		endWithin(Duration.ofSeconds(2), "hung", 20);
	}

	@Test
	@Tag("long")
	void endWaitsUntilSentryHasAll() {
		endWithin(Duration.ofSeconds(2), "fast", 200);
	}

	@ParameterizedTest
	@MethodSource("allIngests")
	@Tag("long")
	void endWaitsForSentryNoLongerThanAllowedByDefault(String ingest, int events) {
		endWithin(Duration.ofSeconds(10), ingest, events);
	}

	private void endWithin(Duration flushTimeout, String ingest, int events) {
		String dsn = this.sentry.dsn();
		setBehavior(ingest);
		try (BotProcess bot = BotProcess.sendingTo(dsn)
			.with(Flood.class)
			.property("tux.sentry.filter.storm.enabled", false)
			.property("flood.events", events)
			.property("tux.sentry.shutdown.flush-timeout", flushTimeout.toMillis() + "ms")
			.start()) {
			bot.awaitLine("flooded");
			long start = System.nanoTime();
			bot.signal("TERM");
			int exitCode = bot.awaitExit();
			Duration took = Duration.ofNanos(System.nanoTime() - start);
			List<String> ids = this.sentry.events()
				.stream()
				.map((event) -> event.payload().path("event_id").asText())
				.toList();
			report(flushTimeout, ingest, events, took, ids.size(), bot);
			assertThat(exitCode).isEqualTo(143);
			assertThat(took).isLessThan(flushTimeout.plusSeconds(30));
			assertThat(ids).doesNotHaveDuplicates();
			if (ingest.equals("fast")) {
				assertThat(this.sentry.events()).hasSize(events + 1);
			}
		}
	}

	private void setBehavior(String ingest) {
		switch (ingest) {
			case "fast" -> this.sentry.setBehavior(IngestBehavior.normal());
			case "200ms" -> this.sentry.setBehavior(IngestBehavior.slow(Duration.ofMillis(200)));
			case "1s" -> this.sentry.setBehavior(IngestBehavior.slow(Duration.ofSeconds(1)));
			case "hung" -> this.sentry.setBehavior(IngestBehavior.hanging());
			case "reset" -> this.sentry.setBehavior(IngestBehavior.resetting());
			case "down" -> this.sentry.stopAccepting();
			default -> throw new IllegalArgumentException(ingest);
		}
	}

	private static void report(Duration flushTimeout, String ingest, int events, Duration took, int arrived,
			BotProcess bot) {
		List<String> facts = new ArrayList<>(List.of("flush-timeout " + flushTimeout.toSeconds() + " s", ingest,
				events + " events", "exit after " + took.toMillis() + " ms", arrived + " arrived"));
		bot.output().lines().filter((line) -> line.contains("Sentry was closed")).forEach(facts::add);
		System.out.println(String.join(" | ", facts));
	}

}
