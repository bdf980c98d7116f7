package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.FilterString;
import io.sentry.Sentry;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.User;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the effect of the properties of Sentry's starter, as listed in the
 * documentation.
 */
@ExtendWith(OutputCaptureExtension.class)
class SentryPropertiesTests {

	private static final Path PAGE = Path.of("..", "docs", "configuration.md");

	private static final Pattern SENTRY_PROPERTY = Pattern.compile("`(sentry\\.[a-z.-]+)`");

	private static final Pattern TUX_PROPERTY = Pattern.compile("`(tux\\.sentry\\.[a-z.-]+)`");

	/**
	 * Properties without which Sentry does not start, and a directory that the SDK
	 * creates.
	 */
	private static final Set<String> UNCHANGED = Set.of("sentry.dsn", "sentry.enabled",
			"sentry.profiling-traces-dir-path");

	/**
	 * The properties class of Sentry's starter, next to its auto-configuration.
	 */
	private static final Class<?> SENTRY_PROPERTIES = ClassUtils.resolveClassName(
			NamedAutoConfigurations.named("SentryAutoConfiguration").getPackageName() + ".SentryProperties", null);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void aNewPropertyOfTheSdkIsNoticed() throws IOException {
		assertThat(effects().keySet()).containsExactlyInAnyOrderElementsOf(types().keySet());
	}

	@Test
	void aPropertyThatTheMetadataOfTheSdkLacksIsNoticed() throws IOException {
		Set<String> settable = new TreeSet<>();
		Stream.of(BeanUtils.getPropertyDescriptors(SENTRY_PROPERTIES))
			.filter((property) -> property.getWriteMethod() != null)
			.filter((property) -> BeanUtils.isSimpleValueType(property.getPropertyType()))
			.forEach((property) -> settable.add("sentry." + DataObjectPropertyName.toDashedForm(property.getName())));
		assertThat(settable).isNotEmpty().isSubsetOf(effects().keySet());
	}

	@Test
	void thePageNamesTheDefaultsOfTheLibrary() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		effects().forEach((property, effect) -> {
			if (effect.startsWith("Default of ")) {
				TUX_PROPERTY.matcher(effect).results().forEach((match) -> documented.put(match.group(1), property));
			}
		});
		documented.keySet().removeAll(Set.of("tux.sentry.environment", "tux.sentry.release"));
		assertThat(documented).isEqualTo(new TreeMap<>(SentryPropertyDefaults.DEFAULTS));
	}

	@Test
	void thePageNamesWhatHasNoEffect() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		effects().forEach((property, effect) -> {
			if (effect.startsWith("None: ")) {
				documented.put(property, effect.substring("None: ".length()).replace("`", ""));
			}
		});
		assertThat(documented).isEqualTo(new TreeMap<>(SupersededSentryProperties.ADVICE));
	}

	@ParameterizedTest
	@CsvSource({ "sentry.cache-dir-path, target/offline", "sentry.logging.enabled, off",
			"sentry.logging.minimum-breadcrumb-level, WARN", "sentry.logging.minimum-event-level, info",
			"sentry.logging.minimum-level, error", "sentry.send-default-pii, true",
			"sentry.shutdown-timeout-millis, 1234", "sentry.traces-sample-rate, 0.25" })
	void isTheDefaultOfTheLibrary(String property, String value) {
		Set<String> properties = new TreeSet<>(SentryPropertyDefaults.DEFAULTS.keySet());
		properties.removeIf((name) -> !property.equals(SentryPropertyDefaults.DEFAULTS.get(name)));
		BotContext.withoutDsn()
			.withPropertyValues(property + "=" + value, "sentry.logs.enabled=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				Environment environment = context.getEnvironment();
				assertThat(properties).isNotEmpty()
					.allSatisfy((name) -> assertThat(environment.getProperty(name))
						.isEqualTo(name.startsWith("tux.sentry.scrub.") ? "false" : value));
			});
	}

	@Test
	void everyDefaultOfTheLibraryIsAPropertyThatItHas() {
		assertThat(KnownProperties.find(getClass().getClassLoader(), new SimpleMetadataReaderFactory()).names())
			.containsAll(SentryPropertyDefaults.DEFAULTS.keySet());
	}

	@ParameterizedTest
	@ValueSource(strings = { "sentry.tracesSampleRate=1", "sentry.traces_sample_rate=${RATE:1.0}" })
	void allTransactionsAreSentAtARateOfOne(String property) {
		BotContext.sendingTo(this.sentry).withPropertyValues(property).run((context) -> {
			startOneOfEachKind(context);
			assertThat(this.sentry.transactions()).hasSize(5);
		});
	}

	@Test
	void noTransactionIsSentAtARateOfZero() {
		BotContext.sendingTo(this.sentry).withPropertyValues("sentry.traces-sample-rate=0").run((context) -> {
			for (int i = 0; i < 200; i++) {
				startOneOfEachKind(context);
			}
			assertThat(this.sentry.transactions()).isEmpty();
		});
	}

	@Test
	void theLibrarysOwnRateTakesPrecedence() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("sentry.traces-sample-rate=0", "tux.sentry.sampling.commands=1")
			.run((context) -> {
				startOneOfEachKind(context);
				assertThat(this.sentry.transactions()).hasSize(1);
			});
	}

	@Test
	void aPropertyThatIsEmptyIsNotSet() {
		BotContext.withoutDsn()
			.withPropertyValues("sentry.traces-sample-rate=${RATE:}", "sentry.logging.minimum-event-level=")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aSourceThatIsAddedLaterApplies() {
		BotContext.withoutDsn()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("later", Map.of("sentry.traces-sample-rate", 0.5))))
			.run((context) -> assertThat(context.getEnvironment().getProperty("tux.sentry.sampling.commands"))
				.isEqualTo("0.5"));
	}

	@Test
	void aRateOutOfRangeIsReportedForThePropertyThatWasSet(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Bot.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException()
			.isThrownBy(() -> application.run("--sentry.dsn=" + this.sentry.dsn(), "--sentry.traces-sample-rate=7"));
		assertThat(output).contains("APPLICATION FAILED TO START").contains("\"sentry.traces-sample-rate\"");
	}

	@Test
	void logEventsOfTheGivenLevelsAreSent() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("sentry.logging.minimum-event-level=warn", "sentry.logs.enabled=true",
					"sentry.logging.minimum-level=error", "sentry.logging.minimum-breadcrumb-level=error")
			.run((context) -> {
				Logger logger = LoggerFactory.getLogger("bot.Main");
				logger.info("told");
				logger.warn("warned");
				logger.error("failed");
				flush();
				assertThat(this.sentry.events()).extracting((event) -> event.message())
					.contains("warned", "failed")
					.doesNotContain("told");
				assertThat(this.sentry.items("log")).extracting((item) -> item.payload().toString())
					.anyMatch((log) -> log.contains("failed"))
					.noneMatch((log) -> log.contains("warned"));
				assertThat(this.sentry.events()).flatExtracting((event) -> event.breadcrumbs())
					.noneMatch((crumb) -> "warned".equals(crumb.path("message").asText()));
			});
	}

	@Test
	void personalDataIsSentWhereItIsWanted() {
		BotContext.sendingTo(this.sentry).withPropertyValues("sentry.send-default-pii=true").run((context) -> {
			User user = new User();
			user.setIpAddress("203.0.113.7");
			user.setEmail("ada@example.org");
			context.getBean(SentryManager.class).captureMessage("hello", SentryLevel.INFO, (event) -> event.user(user));
			flush();
			assertThat(this.sentry.events().get(0).user().toString()).contains("203.0.113.7", "ada@example.org");
		});
	}

	@Test
	void exceptionsThatAreIgnoredAreNotSent() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("sentry.ignored-exceptions-for-type=java.lang.IllegalStateException",
					"sentry.ignored-errors=.*nothing to see.*", "sentry.ignored-transactions=ignored",
					"tux.sentry.sampling.other=1")
			.run((context) -> {
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureException(new IllegalStateException("of an ignored type"));
				manager.captureMessage("nothing to see here");
				manager.captureException(new IllegalArgumentException("sent"));
				manager.startTransaction("function", "ignored").close();
				manager.startTransaction("function", "sent").close();
				flush();
				assertThat(this.sentry.events()).hasSize(1);
				assertThat(this.sentry.transactions()).hasSize(1);
			});
	}

	@Test
	void whatHasNoEffectIsNamedInOneWarning(CapturedOutput output) {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("sentry.max-depth=3", "sentry.logging.loggers=bot", "sentry.global-hub-mode=true",
					"sentry.enable-pretty-serialization-output=false")
			.run((context) -> {
				assertThat(output.getOut().lines().filter((line) -> line.contains("have no effect"))).singleElement()
					.asString()
					.contains("WARN",
							"sentry.global-hub-mode (each command and task has a scope of its own), "
									+ "sentry.logging.loggers (use tux.sentry.filter.excluded-loggers), "
									+ "sentry.max-depth (data is truncated to the limits of Sentry)")
					.doesNotContain("pretty");
				assertThat(options().isGlobalHubMode()).isFalse();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "sentry.traces-sample-rate=1", "tux.sentry.enabled=false", "sentry.enabled=false" })
	void nothingIsSaidWhereNothingIsSuperseded(String property, CapturedOutput output) {
		boolean superseded = property.endsWith("false");
		BotContext.sendingTo(this.sentry)
			.withPropertyValues(property, superseded ? "sentry.max-depth=3" : "sentry.tags.a=b")
			.run((context) -> assertThat(output).doesNotContain("have no effect"));
	}

	/**
	 * Sets each property that is documented to be as in Sentry to a value that differs
	 * from its default, all at once.
	 */
	@Test
	void everyOtherPropertyArrivesAtTheOptions() throws IOException {
		Map<String, String> types = types();
		BeanWrapper defaults = wrap(BeanUtils.instantiateClass(SENTRY_PROPERTIES));
		Map<String, Object> values = new TreeMap<>();
		effects().forEach((property, effect) -> {
			if (effect.startsWith("As in Sentry") && !effect.endsWith(": set by its starter")
					&& !UNCHANGED.contains(property)) {
				Object value = otherThan(path(property), types.get(property), defaults);
				if (value != null) {
					values.put(property, value);
				}
			}
		});
		assertThat(values).hasSizeGreaterThan(80);
		BotContext.sendingTo(this.sentry)
			.withPropertyValues(values.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + entry.getValue())
				.toArray(String[]::new))
			.run((context) -> {
				BeanWrapper options = wrap(options());
				Map<String, Object> found = new TreeMap<>();
				values.keySet().forEach((property) -> found.put(property, text(options, path(property))));
				Map<String, Object> expected = new TreeMap<>();
				values.forEach((property, value) -> expected.put(property, String.valueOf(value)));
				assertThat(found).isEqualTo(expected);
			});
	}

	private static BeanWrapper wrap(Object options) {
		BeanWrapperImpl wrapper = new BeanWrapperImpl(options);
		wrapper.setAutoGrowNestedPaths(true);
		return wrapper;
	}

	private static String path(String property) {
		String[] parts = property.substring("sentry.".length()).split("-");
		StringBuilder path = new StringBuilder(parts[0]);
		for (int i = 1; i < parts.length; i++) {
			path.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
		}
		return path.toString();
	}

	private static Object otherThan(String path, String type, BeanWrapper defaults) {
		Object value = defaults.isReadableProperty(path) ? defaults.getPropertyValue(path) : null;
		switch (type) {
			case "java.lang.Boolean":
				return !Boolean.TRUE.equals(value);
			case "java.lang.Integer", "java.lang.Long":
				return ((value != null) ? ((Number) value).longValue() : 0) + 1;
			case "java.lang.Double":
				return 0.5;
			case "java.lang.String":
				return "8080";
			case "java.util.List<java.lang.String>", "java.util.Set<java.lang.String>",
					"java.util.List<io.sentry.FilterString>":
				return "org.example";
			default:
				Class<?> enumeration = ClassUtils.resolveClassName(type.replaceAll("<.*", ""), null);
				return enumeration.isEnum() ? Stream.of(enumeration.getEnumConstants())
					.filter((constant) -> !constant.equals(value))
					.findFirst()
					.orElseThrow() : null;
		}
	}

	private static String text(BeanWrapper options, String path) {
		Object value = options.getPropertyValue(path);
		if (value instanceof Collection<?> values) {
			return values.stream()
				.map((element) -> (element instanceof FilterString filter) ? filter.getFilterString()
						: String.valueOf(element))
				.filter("org.example"::equals)
				.findFirst()
				.orElse(values.toString());
		}
		return String.valueOf(value);
	}

	private static void startOneOfEachKind(AssertableApplicationContext context) {
		SentryManager manager = context.getBean(SentryManager.class);
		for (String operation : List.of("discord.command", "db.query", "http.client", "task.scheduled", "other")) {
			manager.startTransaction(operation, "work").close();
		}
		flush();
	}

	private static void flush() {
		Sentry.flush(10_000);
	}

	private static SentryOptions options() {
		return Sentry.getCurrentScopes().getOptions();
	}

	/**
	 * The effect of each property according to the page.
	 */
	private static Map<String, String> effects() throws IOException {
		Map<String, String> effects = new LinkedHashMap<>();
		for (String line : Files.readAllLines(PAGE)) {
			if (line.startsWith("| `sentry.")) {
				String[] cells = line.substring(1).split(" \\| | \\|$");
				SENTRY_PROPERTY.matcher(cells[0])
					.results()
					.forEach((match) -> assertThat(effects.put(match.group(1), cells[1])).as(match.group(1)).isNull());
			}
		}
		return effects;
	}

	/**
	 * The type of each property according to the metadata of Sentry's starter.
	 */
	private static Map<String, String> types() throws IOException {
		Map<String, String> types = new TreeMap<>();
		for (URL url : Collections
			.list(SENTRY_PROPERTIES.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream metadata = url.openStream()) {
				for (JsonNode property : new ObjectMapper().readTree(metadata).path("properties")) {
					String name = property.path("name").asText();
					if (name.startsWith("sentry.")) {
						types.put(name,
								Objects.requireNonNullElse(property.path("type").asText(null), "java.lang.Object"));
					}
				}
			}
		}
		return types;
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

	}

}
