package io.github.tuxsentry.internal.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.NoOpScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.SpringProperties;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes a bot ahead of time as Spring Boot's build plugins do, and runs what comes of
 * it.
 */
@Timeout(240)
class AheadOfTimeTests {

	private static final Set<String> STAND_INS = Set.of("tuxSentryCustomizingJdaBuilderConfigurer",
			"tuxSentryNoOpJdaInstrumentation", "tuxSentryNoOpOkHttpInterceptor");

	private static final String CLASS_PATH = System.getProperty("surefire.test.class.path",
			System.getProperty("java.class.path"));

	private static final String SWITCHED_ON = "--tux.sentry.capture.locals.enabled=true "
			+ "--tux.sentry.capture.locals.record-arguments=true --tux.sentry.tracing.observations.enabled=true "
			+ "--tux.sentry.tasks.send-check-ins=true --tux.sentry.startup.send-transaction=true --tux.sentry.shutdown.send-transaction=true "
			+ "--tux.sentry.sampling.commands=1 --tux.sentry.sampling.tasks=1 "
			+ "--management.endpoints.jmx.exposure.include=* --spring.jmx.enabled=true";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@TempDir
	private Path directory;

	@Test
	void aBotWithEveryRoomRunsAsProcessed() throws Exception {
		Path classes = process();
		Path output = this.directory.resolve("output.txt");
		Process bot = java(output, classes + File.pathSeparator + CLASS_PATH, "-Dspring.aot.enabled=true",
				AheadOfTimeBot.class.getName(), "--sentry.dsn=" + this.sentry.dsn(),
				"--discord.url=" + this.discord.restConfig().getBaseUrl());
		try {
			awaitStart(bot, output);
			this.discord.slash("ping").by("alice").send().awaitReply();
			assertThat(this.sentry.awaitTransaction("command.ping").spans())
				.extracting((span) -> span.get("op").asText())
				.contains("http.client", "cache.get", "db.query", "library.ask");
			this.sentry.awaitTransaction((transaction) -> "task.scheduled".equals(transaction.op()));
			bot.getOutputStream().close();
			assertThat(bot.waitFor(60, TimeUnit.SECONDS)).as(Files.readString(output)).isTrue();
		}
		finally {
			bot.destroyForcibly();
		}
		assertThat(output).content()
			.contains("Starting AOT-processed")
			.contains(AheadOfTimeBot.FAULTS + 0)
			.doesNotContain(" WARN ", " ERROR ");
		assertThat(beans(output)).containsAll(beansOfTheLibrary());
		assertThat(bot.exitValue()).isZero();
		this.sentry.awaitTransaction("bot.shutdown");
	}

	@Test
	void aDsnThatWasMissingWhenTheBotWasProcessedIsTheReasonWhySentryIsOff() {
		TuxSentryProperties properties = new TuxSentryProperties(true, null, null, Map.of());
		MockEnvironment environment = new MockEnvironment().withProperty("sentry.dsn", this.sentry.dsn());
		SpringProperties.setFlag(AotDetector.AOT_ENABLED);
		try {
			assertThat(new SentryStatus(NoOpScopes.getInstance(), properties, environment).reason())
				.isEqualTo("no DSN when the application was processed ahead of time");
		}
		finally {
			SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
		}
	}

	/**
	 * Generates and compiles the code that takes the place of the configuration.
	 * @return where the classes are
	 */
	private Path process() throws Exception {
		Path sources = this.directory.resolve("sources");
		Path classes = this.directory.resolve("classes");
		Path output = this.directory.resolve("processing.txt");
		Process processing = java(output, CLASS_PATH, SpringApplicationAotProcessor.class.getName(),
				AheadOfTimeBot.class.getName(), sources.toString(), classes.toString(), classes.toString(),
				"io.github.tuxsentry", "bot", "--sentry.dsn=http://public@127.0.0.1:9/42");
		boolean ended = processing.waitFor(60, TimeUnit.SECONDS);
		processing.destroyForcibly();
		assertThat(ended).as(Files.readString(output)).isTrue();
		assertThat(processing.exitValue()).as(Files.readString(output)).isZero();
		compile(sources, classes);
		return classes;
	}

	private static void compile(Path sources, Path classes) throws IOException {
		try (Stream<Path> files = Files.walk(sources)) {
			List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp",
					classes + File.pathSeparator + CLASS_PATH, "-d", classes.toString()));
			files.map(Path::toString).filter((name) -> name.endsWith(".java")).forEach(arguments::add);
			int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
			assertThat(status).isZero();
		}
	}

	private static Process java(Path output, String classPath, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", classPath));
		command.addAll(List.of(arguments));
		command.addAll(List.of(SWITCHED_ON.split(" ")));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	private static void awaitStart(Process bot, Path output) throws Exception {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (bot.isAlive() && beans(output).isEmpty() && System.nanoTime() < deadline) {
			Thread.sleep(50);
		}
		assertThat(beans(output)).as(Files.readString(output)).isNotEmpty();
	}

	private static List<String> beans(Path output) throws IOException {
		return Files.readAllLines(output)
			.stream()
			.filter((line) -> line.startsWith(AheadOfTimeBot.BEANS))
			.flatMap((line) -> Stream.of(line.substring(AheadOfTimeBot.BEANS.length()).split(",")))
			.toList();
	}

	/**
	 * The bot has every feature on, so that nothing stands in for one that is off.
	 */
	private static List<String> beansOfTheLibrary() {
		return BotContext.configurations()
			.distinct()
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(Bean.class))
			.map(Method::getName)
			.filter((name) -> !STAND_INS.contains(name))
			.toList();
	}

}
