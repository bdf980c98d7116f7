package io.github.tuxsentry.internal.lifecycle;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.LocalSession;
import io.github.tuxsentry.test.sentry.ReleaseHealth;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions of real processes and the release health that Sentry derives from them.
 */
@Timeout(120)
class SessionProcessTests {

	private static final String RELEASE = "bot@1.0";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@TempDir
	private Path directory;

	@Test
	void isAbnormalAfterAKillAndExitsOnSigterm() throws Exception {
		Process killed = start("wait");
		awaitNothingStored();
		killed.toHandle().destroyForcibly();
		assertThat(awaitExit(killed)).isEqualTo(128 + 9);
		assertHealth(new ReleaseHealth(1, 1, 0, 0, 0));
		Process terminated = start("wait");
		terminated.toHandle().destroy();
		assertThat(awaitExit(terminated)).isEqualTo(128 + 15);
		List<LocalSession> updates = this.sentry.sessions();
		assertUpdates("ok", "abnormal", "ok", "exited");
		assertThat(updates.get(1)).updates(updates.get(0)).hasRelease(RELEASE);
		assertThat(updates.get(2)).isInitial();
		assertThat(updates.get(3)).updates(updates.get(2)).hasErrors(0);
		assertHealth(new ReleaseHealth(2, 1, 0, 0, 1));
	}

	@ParameterizedTest
	@CsvSource({ "end, 0, exited, 0", "exit, 0, exited, 0", "throw, 1, crashed, 1", "handle, 3, crashed, 0" })
	@Tag("long")
	void endsInEveryOtherWay(String way, int exitCode, String status, int events) throws Exception {
		assertThat(awaitExit(start(way))).isEqualTo(exitCode);
		assertUpdates("ok", status);
		boolean crashed = status.equals("crashed");
		assertThat(this.sentry).hasEvents(events);
		assertHealth(new ReleaseHealth(1, crashed ? 0 : 1, 0, crashed ? 1 : 0, 0));
	}

	private void assertUpdates(String... statuses) {
		assertThat(this.sentry.sessions()).extracting(LocalSession::status).containsExactly(statuses);
		assertThat(this.sentry.sessions().get(0)).isInitial();
	}

	private void assertHealth(ReleaseHealth health) {
		assertThat(this.sentry.releaseHealth(RELEASE)).isEqualTo(health);
	}

	private Process start(String way) throws IOException {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", classPath, SessionBot.class.getName(), way,
						"--sentry.dsn=" + this.sentry.dsn(), "--sentry.release=" + RELEASE,
						"--tux.sentry.shutdown.report-signals=false", "--spring.main.banner-mode=off",
						"--tux.sentry.delivery.offline-directory=" + this.directory));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		BufferedReader output = process.inputReader();
		String line = output.readLine();
		while (line != null && !line.equals(SessionBot.RUNS)) {
			line = output.readLine();
		}
		assertThat(line).as("the bot runs").isNotNull();
		this.sentry.awaitSession(LocalSession::initial);
		return process;
	}

	/**
	 * An envelope that is still stored when the process is killed is sent again. A file
	 * may be deleted while its directory is read.
	 */
	private void awaitNothingStored() {
		Awaitility.await().ignoreExceptions().until(() -> !hasStoredEnvelopes());
	}

	private boolean hasStoredEnvelopes() throws IOException {
		try (Stream<Path> files = Files.walk(this.directory)) {
			return files.anyMatch((file) -> file.toString().endsWith(".envelope"));
		}
	}

	private static int awaitExit(Process process) throws InterruptedException {
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			return process.exitValue();
		}
		finally {
			process.destroyForcibly();
		}
	}

}
