package io.github.tuxsentry.internal.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.tuxsentry.test.sentry.IngestBehavior;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.LocalSessionAggregate;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills real processes with SIGKILL and starts them again.
 */
@Timeout(120)
class KilledProcessTests {

	private static final int NUMBER = 200;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@TempDir
	private Path directory;

	@Test
	void everyEnvelopeQueuedBeforeTheKillArrivesOnce() throws Exception {
		this.sentry.stopAccepting();
		kill(start(NUMBER));
		this.sentry.resumeAccepting();
		Process next = start(0);
		this.sentry.awaitItems(SentryItem.TRANSACTION, NUMBER, PATIENCE);
		stop(next);
		assertThat(messages()).containsExactlyElementsOf(names("message "));
		assertThat(transactions()).containsExactlyElementsOf(names("transaction "));
		assertThat(this.sentry.sessionAggregates()).extracting(LocalSessionAggregate::release).containsOnly("bot@1.0");
		assertThat(this.sentry.sessionAggregates().stream().mapToInt(LocalSessionAggregate::exited).sum())
			.isEqualTo(NUMBER);
	}

	@Test
	@EnabledIfSystemProperty(named = "tux.long", matches = "true")
	void processesThatShareTheDirectoryLeaveEachOtherAlone() throws Exception {
		this.sentry.stopAccepting();
		Process one = start(NUMBER);
		Process other = start(NUMBER);
		this.sentry.resumeAccepting();
		this.sentry.awaitItems(SentryItem.EVENT, 2 * NUMBER, PATIENCE);
		this.sentry.awaitItems(SentryItem.TRANSACTION, 2 * NUMBER, PATIENCE);
		this.sentry.stopAccepting();
		stop(one);
		stop(other);
		assertThat(messages()).hasSize(2 * NUMBER).containsAll(names("message "));
		assertThat(transactions()).hasSize(2 * NUMBER).containsAll(names("transaction "));
	}

	@Test
	@EnabledIfSystemProperty(named = "tux.long", matches = "true")
	void onlyTheEnvelopeOnItsWayMayArriveTwice() throws Exception {
		this.sentry.setBehavior(IngestBehavior.slow(Duration.ofMillis(20)));
		kill(start(NUMBER));
		this.sentry.setBehavior(IngestBehavior.normal());
		Process next = start(0);
		this.sentry.awaitItem(SentryItem.TRANSACTION, (item) -> ("transaction " + (NUMBER - 1)).equals(item.name()),
				PATIENCE);
		stop(next);
		assertThat(messages()).containsAll(names("message "));
		assertThat(transactions()).containsAll(names("transaction "));
		assertThat(messages().size() + transactions().size()).isLessThanOrEqualTo(2 * NUMBER + 1);
	}

	private Process start(int captures) throws IOException {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath, DoomedBot.class.getName(),
				String.valueOf(captures), "--sentry.dsn=" + this.sentry.dsn(), "--sentry.release=bot@1.0",
				"--tux.sentry.sessions.commands=true", "--tux.sentry.sampling.tasks=1",
				"--tux.sentry.filter.storm.enabled=false", "--tux.sentry.delivery.offline-directory=" + this.directory)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		BufferedReader output = process.inputReader();
		String line = output.readLine();
		while (line != null && !line.equals(DoomedBot.CAPTURED)) {
			line = output.readLine();
		}
		assertThat(line).as("the process captured all").isNotNull();
		return process;
	}

	private static void kill(Process process) throws InterruptedException {
		process.destroyForcibly();
		assertThat(process.waitFor()).isEqualTo(128 + 9);
	}

	private static void stop(Process process) throws IOException, InterruptedException {
		process.getOutputStream().close();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	private List<String> messages() {
		return this.sentry.events().stream().map(SentryItem::message).toList();
	}

	private List<String> transactions() {
		return this.sentry.transactions()
			.stream()
			.map(SentryItem::name)
			.filter((name) -> name.startsWith("transaction "))
			.toList();
	}

	private static List<String> names(String prefix) {
		return IntStream.range(0, NUMBER).mapToObj((i) -> prefix + i).toList();
	}

}
