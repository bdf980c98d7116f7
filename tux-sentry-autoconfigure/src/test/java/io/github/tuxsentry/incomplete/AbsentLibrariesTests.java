package io.github.tuxsentry.incomplete;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a {@link SmallBot} in a process whose class path lacks libraries.
 */
@Timeout(120)
class AbsentLibrariesTests {

	private static final String CLASS_PATH = System.getProperty("surefire.test.class.path",
			System.getProperty("java.class.path"));

	/**
	 * Patterns of the names of the jars, for both versions of Spring Boot. Spring itself
	 * requires the observations of Micrometer.
	 */
	private static final Map<String, String> JARS = Map.ofEntries(Map.entry("web",
			"spring-web(flux)?-.*|reactor-netty-.*|spring-boot-(starter-)?(restclient|webclient|http-.*|reactor|jackson)-.*"),
			Map.entry("actuator", "spring-boot-(starter-)?(actuator|health|micrometer).*"),
			Map.entry("aspects", "aspectjweaver-.*|spring-boot-starter-(aop|aspectj)-.*"),
			Map.entry("Micrometer",
					"micrometer-(?!observation|commons).*|context-propagation-.*|datasource-micrometer-.*|spring-boot-(starter-)?(actuator|health|micrometer).*"),
			Map.entry("context propagation", "context-propagation-.*"),
			Map.entry("JDBC",
					"(spring-jdbc|spring-tx|HikariCP|h2|datasource-.*)-.*|spring-boot-(starter-)?(jdbc|sql|transaction|persistence)-.*"),
			Map.entry("cache", "spring-context-support-.*|caffeine-.*|spring-boot-(starter-)?cache-.*"),
			Map.entry("Reactor",
					"reactor-.*|sentry-reactor-.*|spring-webflux-.*|spring-boot-(starter-)?(webclient|reactor|http-codec)-.*"),
			Map.entry("retries", "spring-retry-.*"), Map.entry("datasource-proxy", "datasource-.*"),
			Map.entry("sentry-logback", "sentry-logback-.*"));

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "all" })
	void aBotRunsWithout(String library) throws Exception {
		String jars = "all".equals(library) ? all() : Objects.requireNonNull(JARS.get(library));
		Path output = this.directory.resolve("output.txt");
		Process bot = start(output, without(jars));
		try {
			Stream.generate(() -> sleepUnlessDone(bot, output)).takeWhile((waiting) -> waiting).count();
			assertThat(output).content().contains(SmallBot.READY);
			assertThat(this.discord.slash("ping").by("alice").send().awaitReply().content()).isEqualTo("pong");
			this.sentry.awaitTransaction("command.ping");
			this.sentry.awaitEvent((event) -> "captured".equals(event.message()));
			if (!jars.contains("sentry-logback")) {
				this.sentry.awaitEvent((event) -> "logged".equals(event.message()));
			}
			bot.getOutputStream().close();
			assertThat(bot.waitFor(60, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			bot.destroyForcibly();
		}
		assertThat(output).content().doesNotContain(" WARN ").containsOnlyOnce(" ERROR ");
		assertThat(bot.exitValue()).isZero();
		if (!jars.contains("micrometer")) {
			assertThat(this.sentry.metrics()).anyMatch((metric) -> metric.name().startsWith("bot.command"));
		}
	}

	@ParameterizedTest
	@Tag("long")
	@MethodSource("libraries")
	void aBotRunsWithoutOne(String library) throws Exception {
		aBotRunsWithout(library);
	}

	static Stream<String> libraries() {
		return JARS.keySet().stream().sorted();
	}

	private static String all() {
		return JARS.values().stream().sorted().collect(Collectors.joining("|"));
	}

	private static String without(String jars) {
		Pattern absent = Pattern.compile("(" + jars + ")\\.jar");
		List<String> entries = Arrays.asList(CLASS_PATH.split(File.pathSeparator));
		List<String> present = entries.stream()
			.filter((entry) -> !absent.matcher(Path.of(entry).getFileName().toString()).matches())
			.toList();
		return String.join(File.pathSeparator, present);
	}

	private Process start(Path output, String classPath) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", classPath, SmallBot.class.getName()));
		command.add("--sentry.dsn=" + this.sentry.dsn());
		command.add("--discord.url=" + this.discord.restConfig().getBaseUrl());
		command.add("--tux.sentry.sampling.commands=1");
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	private static boolean sleepUnlessDone(Process bot, Path output) {
		try {
			return !bot.waitFor(50, TimeUnit.MILLISECONDS) && !Files.readString(output).contains(SmallBot.READY);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
