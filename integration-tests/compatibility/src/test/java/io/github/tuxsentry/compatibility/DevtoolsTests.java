package io.github.tuxsentry.compatibility;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lets the devtools of Spring Boot restart a {@link RestartedBot}.
 */
@Timeout(300)
@Tag("long")
class DevtoolsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	/**
	 * Idle threads of OkHttp, which have the context class loader of a run, end later.
	 */
	private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(120);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@TempDir
	private Path resources;

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "target/class-path.txt,target/devtools-3", "class-path/target/class-path.txt,target/devtools-4" })
	void eachRunReportsOnceAndLeavesNothingBehind(Path classPath, Path devtools) throws Exception {
		change("run=1");
		Process bot = start(Files.readString(classPath).strip(), devtools);
		try {
			awaitStarts(1);
			List<String> first = use("first");
			change("run=2");
			awaitStarts(2);
			List<String> second = use("second");
			assertThat(second.get(1)).as("appenders").isEqualTo(first.get(1));
			assertThat(second.get(2)).as("threads").doesNotContainPattern("=[^1]");
			change("fails=true");
			awaitFailedStart();
			change("run=4");
			awaitStarts(3);
			List<String> fourth = use("fourth");
			assertThat(fourth.get(1)).as("appenders").isEqualTo(first.get(1));
			assertThat(fourth.get(2)).as("threads").doesNotContainPattern("=[^1]");
			// The first class loader is referenced by the shutdown hook of Spring Boot.
			Awaitility.await()
				.atMost(IDLE_TIMEOUT)
				.pollInterval(Duration.ofSeconds(2))
				.untilAsserted(() -> assertThat(use("state").get(0)).startsWith("[present, gone, "));
		}
		finally {
			bot.destroy();
			bot.waitFor();
		}
		for (String command : List.of("first", "second", "fourth")) {
			assertReportedOnce(command);
		}
		assertThat(this.sentry.events()).filteredOn((event) -> "fatal".equals(event.level()))
			.singleElement()
			.satisfies((event) -> assertThat(event).hasTag("setup_phase", "context_failed"));
		assertThat(transactions("app.startup")).hasSize(3);
		assertThat(transactions("bot.shutdown")).hasSize(3);
	}

	private Process start(String classPath, Path devtools) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:SoftRefLRUPolicyMSPerMB=0", "-cp",
				String.join(File.pathSeparator, Path.of("target", "test-classes").toAbsolutePath().toString(),
						this.resources.toString(), classPath, devtools.toAbsolutePath() + File.separator + "*"),
				RestartedBot.class.getName(), "--sentry.dsn=" + this.sentry.dsn(),
				"--discord.url=" + this.discord.restConfig().getBaseUrl(), "--tux.sentry.sampling.commands=1",
				"--tux.sentry.metrics.step=1s", "--tux.sentry.filter.storm.enabled=false",
				"--spring.main.web-application-type=none", "--spring.devtools.restart.poll-interval=200ms",
				"--spring.devtools.restart.quiet-period=100ms", "--spring.devtools.livereload.enabled=false")
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("output.txt").toFile())
			.start();
	}

	private void change(String text) throws IOException {
		Files.writeString(this.resources.resolve(RestartedBot.FILE), text);
	}

	private void awaitStarts(int starts) {
		Awaitility.await("start " + starts)
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(transactions("app.startup")).hasSize(starts));
	}

	private void awaitFailedStart() {
		Awaitility.await("failed start")
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(this.sentry.events()).anyMatch((event) -> "fatal".equals(event.level())));
	}

	/**
	 * Return the lines with which a command replies.
	 */
	private List<String> use(String command) {
		return this.discord.slash(command).by("alice").send().awaitReply().content().lines().toList();
	}

	private void assertReportedOnce(String command) {
		assertThat(transactions("command." + command)).hasSize(1);
		assertThat(this.sentry.events()).filteredOn((event) -> command.equals(event.tag("command.name"))).hasSize(1);
		assertThat(this.sentry.metrics())
			.filteredOn((metric) -> metric.name().equals("bot.command.usage")
					&& command.equals(metric.attributes().get("command")))
			.extracting(LocalMetric::value)
			.containsExactly(1.0);
	}

	private List<SentryItem> transactions(String name) {
		return this.sentry.transactions().stream().filter((item) -> name.equals(item.name())).toList();
	}

}
