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
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.NoOpScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes a bot ahead of time as Spring Boot's build plugins do, archives its classes,
 * and runs what comes of it.
 */
@Timeout(240)
class AheadOfTimeTests {

	private static final Set<String> STAND_INS = Set.of("tuxSentryCustomizingJdaBuilderConfigurer",
			"tuxSentryNoOpJdaInstrumentation", "tuxSentryNoOpOkHttpInterceptor", "tuxSentryNoOpCoroutineContext",
			"tuxSentryUnavailableFeedback");

	private static final List<String> SWITCHED_ON = List.of("--tux.sentry.capture.locals.enabled=true",
			"--tux.sentry.capture.locals.record-arguments=true", "--tux.sentry.tracing.observations.enabled=true",
			"--tux.sentry.discord.reply-with-event-id=true", "--tux.sentry.discord.feedback-button=true",
			"--tux.sentry.tasks.send-check-ins=true", "--tux.sentry.sessions.commands=true",
			"--tux.sentry.startup.send-transaction=true", "--tux.sentry.shutdown.send-transaction=true",
			"--tux.sentry.sampling.commands=1", "--tux.sentry.sampling.tasks=1",
			"--management.endpoints.jmx.exposure.include=*", "--spring.jmx.enabled=true");

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@TempDir
	private Path directory;

	@Test
	void aBotWithEveryRoomIsProcessedAndRuns() throws Exception {
		runsTheProcessedBot(process() + File.pathSeparator + BotProcess.CLASS_PATH);
	}

	/**
	 * The training run starts the bot up to its refreshed context, without its runners,
	 * and so without its JDA.
	 */
	@Test
	@Tag("long")
	void aBotWithEveryRoomIsProcessedAndTrainedAndRunsFromTheArchive() throws Exception {
		String classPath = BotProcess.ofJars(process() + File.pathSeparator + BotProcess.CLASS_PATH, this.directory);
		ClassArchive archive = new ClassArchive(this.directory.resolve("bot.archive"));
		train(classPath, archive);
		runsTheProcessedBot(classPath, archive.inputOption(), archive.requiringOption());
	}

	private void runsTheProcessedBot(String classPath, String... options) throws Exception {
		try (BotProcess bot = bot(classPath, options)) {
			bot.awaitLine(AheadOfTimeBot.BEANS);
			this.discord.slash("ping").by("alice").send().awaitReply();
			assertThat(this.sentry.awaitTransaction("command.ping").spans())
				.extracting((span) -> span.get("op").asText())
				.contains("http.client", "cache.get", "db.query", "library.ask");
			this.sentry.awaitTransaction((transaction) -> "task.scheduled".equals(transaction.op()));
			assertThat(bot.awaitEnd()).as(bot.output()).isZero();
			assertThat(bot.output()).contains("Starting AOT-processed")
				.contains(AheadOfTimeBot.FAULTS + 0)
				.doesNotContain(" WARN ", " ERROR ");
			assertThat(bot.linesAfter(AheadOfTimeBot.BEANS)).singleElement()
				.satisfies((beans) -> assertThat(beans.split(",")).containsAll(beansOfTheLibrary()));
		}
		this.sentry.awaitTransaction("bot.shutdown");
	}

	private void train(String classPath, ClassArchive archive) throws Exception {
		try (BotProcess training = bot(classPath, archive.outputOption(), "-Dspring.context.exit=onRefresh")) {
			assertThat(training.awaitEnd()).as(training.output()).isZero();
			assertThat(training.output()).contains("Starting AOT-processed").doesNotContain(AheadOfTimeBot.BEANS);
		}
		assertThat(archive.file()).isNotEmptyFile();
		assertThat(this.sentry).hasReceivedNothing();
		assertThat(this.discord.sessionCount()).isZero();
	}

	private BotProcess bot(String classPath, String... options) throws IOException {
		List<String> arguments = new ArrayList<>(List.of(options));
		arguments.addAll(List.of("-Dspring.aot.enabled=true", AheadOfTimeBot.class.getName(),
				"--sentry.dsn=" + this.sentry.dsn(), "--discord.url=" + this.discord.restConfig().getBaseUrl()));
		arguments.addAll(SWITCHED_ON);
		return BotProcess.start(this.directory, classPath, arguments);
	}

	@Test
	void aDsnThatWasMissingWhenTheBotWasProcessedIsTheReasonWhySentryIsOff() {
		TuxSentryProperties properties = new TuxSentryProperties(true, null, null, Map.of(), true);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("sentry.dsn", this.sentry.dsn())));
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
	 * Generates and compiles the code that takes the place of the configuration. The
	 * build knows the DSN, and sends nothing to it.
	 * @return where the classes are
	 */
	private Path process() throws Exception {
		Path sources = this.directory.resolve("sources");
		Path classes = this.directory.resolve("classes");
		List<String> arguments = new ArrayList<>(List.of(SpringApplicationAotProcessor.class.getName(),
				AheadOfTimeBot.class.getName(), sources.toString(), classes.toString(), classes.toString(),
				"io.github.tuxsentry", "bot", "--sentry.dsn=" + this.sentry.dsn()));
		arguments.addAll(SWITCHED_ON);
		try (BotProcess processing = BotProcess.start(this.directory, BotProcess.CLASS_PATH, arguments)) {
			assertThat(processing.awaitEnd()).as(processing.output()).isZero();
		}
		assertThat(this.sentry).hasReceivedNothing();
		compile(sources, classes);
		return classes;
	}

	private static void compile(Path sources, Path classes) throws IOException {
		try (Stream<Path> files = Files.walk(sources)) {
			List<String> arguments = new ArrayList<>(List.of("-nowarn", "-proc:none", "-cp",
					classes + File.pathSeparator + BotProcess.CLASS_PATH, "-d", classes.toString()));
			files.map(Path::toString).filter((name) -> name.endsWith(".java")).forEach(arguments::add);
			int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
			assertThat(status).isZero();
		}
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
