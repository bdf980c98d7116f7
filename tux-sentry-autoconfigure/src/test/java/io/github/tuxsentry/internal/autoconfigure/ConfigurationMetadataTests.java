package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.metrics.BotMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what editors are told about the properties.
 */
public class ConfigurationMetadataTests {

	/** What Spring Boot itself describes of each endpoint. */
	private static final String ENDPOINT = "management.endpoint.";

	/**
	 * Type of the elements of a collection or the values of a map, if it is one of the
	 * library.
	 */
	private static final Pattern ELEMENT = Pattern.compile("(?<=[<,])io\\.github\\.tuxsentry\\.[\\w.$]+(?=>)");

	public static List<JsonNode> properties() throws IOException {
		List<JsonNode> properties = elements("properties");
		properties.removeIf((property) -> property.path("name").asText().startsWith(ENDPOINT));
		return properties;
	}

	public static List<JsonNode> hints() throws IOException {
		return elements("hints");
	}

	private static List<JsonNode> elements(String name) throws IOException {
		try (InputStream metadata = metadata().openStream()) {
			List<JsonNode> elements = new ArrayList<>();
			new ObjectMapper().readTree(metadata).path(name).forEach(elements::add);
			return elements;
		}
	}

	/**
	 * The metadata of the library, rather than that of another library of the class path.
	 */
	private static URL metadata() throws IOException {
		String library = SentryOptionsDefaults.class.getProtectionDomain().getCodeSource().getLocation().toString();
		return Collections
			.list(SentryOptionsDefaults.class.getClassLoader()
				.getResources("META-INF/spring-configuration-metadata.json"))
			.stream()
			.filter((url) -> url.toString().contains(library))
			.findFirst()
			.orElseThrow();
	}

	@ParameterizedTest
	@MethodSource("properties")
	void describesEveryPropertyInASentence(JsonNode property) {
		assertThat(property.path("name").asText()).startsWith("tux.sentry.");
		assertThat(property.path("description").asText()).matches("\\p{Lu}.*\\.");
	}

	@ParameterizedTest
	@MethodSource("hints")
	void hintsAtPropertiesThatExist(JsonNode hint) throws IOException {
		String name = hint.path("name").asText().replaceFirst("\\.(keys|values)$", "");
		assertThat(properties()).extracting((property) -> property.path("name").asText()).contains(name);
		assertThat(hint.path("providers").size() + hint.path("values").size()).isPositive();
	}

	@ParameterizedTest
	@MethodSource("properties")
	void suggestsClassesLoggersAndKeys(JsonNode property) throws IOException {
		String name = property.path("name").asText();
		String type = property.path("type").asText();
		if (type.contains("java.lang.Class<")) {
			assertThat(providers(name)).containsExactly("class-reference");
		}
		if (type.startsWith("java.util.Map<") && property.path("description").asText().contains("by exception class")) {
			assertThat(providers(name + ".keys")).containsExactly("class-reference");
		}
		if (type.startsWith("java.util.Map<") && type.contains("SpanStatus")) {
			assertThat(providers(name + ".values")).containsExactly("handle-as");
		}
		if (name.endsWith("loggers")) {
			assertThat(providers(name)).containsExactly("logger-name");
		}
	}

	/**
	 * Spring's annotation processor does not describe the elements of collections and the
	 * values of maps, so that the description of the property names what they consist of.
	 */
	@ParameterizedTest
	@MethodSource("properties")
	void namesWhatItsElementsConsistOf(JsonNode property) throws ClassNotFoundException {
		Matcher element = ELEMENT.matcher(property.path("type").asText());
		if (element.find()) {
			Class<?> type = Class.forName(element.group());
			assertThat(type).matches((candidate) -> candidate.isRecord() || candidate.isEnum());
			assertThat(namesOf(type))
				.allSatisfy((name) -> assertThat(property.path("description").asText()).contains("'" + name + "'"));
		}
	}

	private static Stream<String> namesOf(Class<?> type) {
		return type.isRecord() ? Arrays.stream(type.getRecordComponents())
			.map((component) -> DataObjectPropertyName.toDashedForm(component.getName())) : Stream.empty();
	}

	@ParameterizedTest
	@MethodSource("properties")
	void hintsAtTheKeysOfEachMap(JsonNode property) throws IOException {
		if (property.path("type").asText().startsWith("java.util.Map<")) {
			assertThat(providers(property.path("name").asText() + ".keys")).hasSize(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.metrics.include", "tux.sentry.metrics.exclude" })
	void suggestsEachMetric(String property) throws IOException {
		List<String> values = new ArrayList<>(List.of("*", "bot."));
		Stream.of(BotMetric.values()).map(BotMetric::metricName).forEach(values::add);
		assertThat(hinted(property, "values", "value")).containsExactlyInAnyOrderElementsOf(values);
	}

	@Test
	void suggestsTheDefaultsOfSets() throws IOException {
		JsonNode codes = properties().stream()
			.filter((property) -> property.path("name").asText().equals("tux.sentry.discord.routine-error-codes"))
			.findFirst()
			.orElseThrow();
		assertThat(hinted(codes.path("name").asText(), "values", "value"))
			.containsExactly(codes.path("defaultValue").toString().replaceAll("[^0-9,]", "").split(","));
	}

	private static List<String> providers(String name) throws IOException {
		return hinted(name, "providers", "name");
	}

	private static List<String> hinted(String name, String elements, String attribute) throws IOException {
		return hints().stream()
			.filter((hint) -> hint.path("name").asText().equals(name))
			.flatMap((hint) -> StreamSupport.stream(hint.path(elements).spliterator(), false))
			.map((element) -> element.path(attribute).asText())
			.toList();
	}

	@Test
	void knowsTheSwitchOfEachRoom() throws IOException {
		assertThat(properties()).extracting((property) -> property.path("name").asText())
			.contains("tux.sentry.enabled", "tux.sentry.environment", "tux.sentry.release", "tux.sentry.tags",
					"tux.sentry.discord.enabled", "tux.sentry.startup.enabled", "tux.sentry.shutdown.enabled",
					"tux.sentry.logging.enabled", "tux.sentry.metrics.enabled", "tux.sentry.tracing.enabled");
	}

	@Test
	void knowsAsManyPropertiesAsTheRecordsHave() throws IOException {
		long components = BotContext.configurations()
			.flatMap(ConfigurationMetadataTests::propertiesOf)
			.distinct()
			.mapToLong(ConfigurationMetadataTests::leaves)
			.sum();
		assertThat(components).isPositive();
		assertThat(properties()).hasSize((int) components);
	}

	private static long leaves(Class<?> type) {
		return type.isRecord()
				? Arrays.stream(type.getRecordComponents()).mapToLong((component) -> leaves(component.getType())).sum()
				: 1;
	}

	private static Stream<Class<?>> propertiesOf(Class<?> configuration) {
		EnableConfigurationProperties enabled = configuration.getAnnotation(EnableConfigurationProperties.class);
		return (enabled != null) ? Arrays.stream(enabled.value())
			.peek((type) -> assertThat(type).hasAnnotation(ConfigurationProperties.class).matches(Class::isRecord))
				: Stream.empty();
	}

}
