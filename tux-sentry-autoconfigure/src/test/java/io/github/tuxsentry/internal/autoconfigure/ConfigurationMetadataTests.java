package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what editors are told about the properties.
 */
public class ConfigurationMetadataTests {

	/** What Spring Boot itself describes of each endpoint. */
	private static final String ENDPOINT = "management.endpoint.";

	public static List<JsonNode> properties() throws IOException {
		try (InputStream metadata = metadata().openStream()) {
			List<JsonNode> properties = new ArrayList<>();
			new ObjectMapper().readTree(metadata).path("properties").forEach(properties::add);
			properties.removeIf((property) -> property.path("name").asText().startsWith(ENDPOINT));
			return properties;
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
