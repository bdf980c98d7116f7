package io.github.tuxsentry.incomplete;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import net.dv8tion.jda.api.JDA;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Starts a {@link SmallBot} more than once, each of which fails at the same point. What
 * the JVM holds afterwards is compared with what it held before.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartsTests {

	private static final int STARTS = Boolean.getBoolean("tux.long") ? 3 : 1;

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	/**
	 * Threads of earlier tests, which JDA may keep for calls that are to be sent later.
	 */
	private final Set<Thread> earlier = Thread.getAllStackTraces().keySet();

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@TempDir
	private Path offlineDirectory;

	@ParameterizedTest
	@EnumSource(Point.class)
	@Tag("long")
	void leaveNothingBehind(Point point) {
		leaveNothingBehind(point, "tux.sentry.enabled=true");
	}

	@ParameterizedTest
	@CsvSource({ "BEAN_AFTER_JDA, spring.main.lazy-initialization=true", "UNKNOWN_PROPERTY, tux.sentry.enabled=true" })
	void leaveNothingBehind(Point point, String property) {
		fail(point, property);
		awaitEnd();
		State before = State.of(runningThreads());
		for (int i = 0; i < STARTS; i++) {
			fail(point, property);
		}
		awaitEnd();
		Awaitility.await()
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(State.of(runningThreads())).usingRecursiveComparison().isEqualTo(before));
	}

	@ParameterizedTest
	@Tag("long")
	@EnumSource(Point.class)
	void leaveNothingBehindWithoutSentry(Point point) {
		leaveNothingBehind(point, "tux.sentry.enabled=false");
	}

	@ParameterizedTest
	@Tag("long")
	@EnumSource(Point.class)
	void leaveNothingBehindIfBeansAreLazy(Point point) {
		leaveNothingBehind(point, "spring.main.lazy-initialization=true");
	}

	@Test
	void doNotKeepTheOfflineDirectoryFromTheNext(CapturedOutput output) {
		fail(Point.BEAN_AFTER_JDA, "tux.sentry.enabled=true");
		int length = output.length();
		run(Nothing.class, List.of("--tux.sentry.enabled=true"));
		assertThat(this.offlineDirectory).isDirectoryRecursivelyContaining("glob:**");
		assertThat(output.toString().substring(length)).doesNotContain(" WARN ");
	}

	private void fail(Point point, String property) {
		List<String> arguments = new ArrayList<>(List.of("--" + property));
		arguments.addAll(point.arguments);
		assertThatException().isThrownBy(() -> run(point.source, arguments));
	}

	private void run(Class<?> source, List<String> arguments) {
		new SpringApplicationBuilder(SmallBot.class).sources(source)
			.web(WebApplicationType.NONE)
			.properties("sentry.dsn=" + this.sentry.dsn(), "discord.url=" + this.discord.restConfig().getBaseUrl(),
					"tux.sentry.delivery.offline-directory=" + this.offlineDirectory)
			.run(arguments.toArray(String[]::new))
			.close();
	}

	private void awaitEnd() {
		Awaitility.await("bots to disconnect and reports to be sent")
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(runningThreads())
				.noneSatisfy((name, count) -> assertThat(name).matches("(JDA|tux-sentry).*")));
	}

	private Map<String, Long> runningThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !this.earlier.contains(thread))
			.map((thread) -> thread.getName().replaceAll("\\d+", "#"))
			.filter((name) -> name.matches("(tux-sentry|JDA|[sS]entry|scheduling|task).*"))
			.collect(Collectors.groupingBy((name) -> name, TreeMap::new, Collectors.counting()));
	}

	/**
	 * What a start may leave behind in the JVM.
	 */
	private record State(Map<String, Long> threads, List<String> appenders, List<String> turboFilters,
			List<String> listeners, boolean enabled, int globalProcessors) {

		static State of(Map<String, Long> threads) {
			LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
			List<String> appenders = new ArrayList<>();
			logback.getLogger(Logger.ROOT_LOGGER_NAME)
				.iteratorForAppenders()
				.forEachRemaining((appender) -> appenders.add(String.valueOf(appender.getName())));
			return new State(threads, appenders, names(logback.getTurboFilterList()),
					names(logback.getCopyOfListenerList()), Sentry.isEnabled(),
					ScopesAdapter.getInstance().getGlobalScope().getEventProcessors().size());
		}

		private static List<String> names(List<?> objects) {
			return objects.stream().map((object) -> object.getClass().getName()).toList();
		}

	}

	/**
	 * Point at which a start fails.
	 */
	enum Point {

		UNKNOWN_PROPERTY(Nothing.class, "--tux.sentry.sampling.comands=1"),

		INVALID_PROPERTY(Nothing.class, "--tux.sentry.metrics.step=never"),

		CONFIGURATION_FILE(Nothing.class, "--spring.config.import=file:/there/is/none.yml"),

		BEAN_BEFORE_JDA(FailsBeforeJda.class),

		BEAN_AFTER_JDA(FailsAfterJda.class),

		RUNNER(FailsInRunner.class),

		PORT_IN_USE(FailsToListen.class);

		private final Class<?> source;

		private final List<String> arguments;

		Point(Class<?> source, String... arguments) {
			this.source = source;
			this.arguments = List.of(arguments);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	@Lazy(false)
	static class FailsBeforeJda {

		FailsBeforeJda() {
			throw new IllegalStateException("Cannot be created");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailsAfterJda {

		@Bean
		@Lazy(false)
		Object broken(JDA jda) throws InterruptedException {
			jda.awaitReady();
			throw new IllegalStateException("Cannot be created");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailsInRunner {

		@Bean
		ApplicationRunner broken() {
			return (arguments) -> {
				throw new IllegalStateException("Cannot run");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailsToListen {

		@Bean
		@DependsOn("jda")
		@Lazy(false)
		Listening listening() {
			return new Listening();
		}

	}

	/**
	 * Listens on a port as a web server does once all beans have been created.
	 */
	static final class Listening implements SmartLifecycle {

		@Override
		public void start() {
			try (ServerSocket used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
					ServerSocket second = new ServerSocket(used.getLocalPort(), 1, InetAddress.getLoopbackAddress())) {
				throw new IllegalStateException("Listens twice on " + second);
			}
			catch (IOException ex) {
				throw new IllegalStateException("Port in use", ex);
			}
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

}
