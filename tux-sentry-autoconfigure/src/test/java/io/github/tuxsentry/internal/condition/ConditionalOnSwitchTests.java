package io.github.tuxsentry.internal.condition;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.autoconfigure.ConfigurationMetadataTests;
import io.github.tuxsentry.internal.autoconfigure.FailureAnalyses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConditionalOnSwitch}.
 */
class ConditionalOnSwitchTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(OnByDefault.class, OffByDefault.class);

	@ParameterizedTest
	@ValueSource(strings = { "false", "FALSE", "off", "no", "0" })
	void doesNotMatchWhereOneIsOff(String value) {
		this.contextRunner
			.withPropertyValues("tux.sentry.discord.enabled=" + value, "tux.sentry.tasks.send-check-ins=" + value)
			.run((context) -> assertThat(context).doesNotHaveBean("onByDefault").doesNotHaveBean("offByDefault"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "TRUE", "on", "yes", "1" })
	void matchesWhereAllAreOn(String value) {
		this.contextRunner
			.withPropertyValues("tux.sentry.enabled=" + value, "tux.sentry.discord.enabled=" + value,
					"tux.sentry.tasks.send-check-ins=" + value)
			.run((context) -> assertThat(context).hasBean("onByDefault").hasBean("offByDefault"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.environment=test", "tux.sentry.discord.enabled=" })
	void goesByTheDefaultWhereNoneIsSet(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasBean("onByDefault").doesNotHaveBean("offByDefault"));
	}

	@Test
	void readsVariablesOfTheEnvironment() {
		this.contextRunner
			.withInitializer((context) -> TestPropertyValues.of("TUX_SENTRY_DISCORD_ENABLED=off")
				.applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
			.run((context) -> assertThat(context).doesNotHaveBean("onByDefault"));
	}

	@Test
	void endsTheStartWhereASwitchIsNeitherOnNorOff() {
		this.contextRunner.withPropertyValues("tux.sentry.discord.enabled=maybe").run((context) -> {
			FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure(), "tux.sentry.discord.enabled",
					"maybe");
			assertThat(analysis.getDescription()).contains("tux.sentry.discord.enabled", "maybe");
		});
	}

	@Test
	void hasTheDefaultsOfTheProperties() throws IOException {
		Map<String, JsonNode> properties = ConfigurationMetadataTests.properties()
			.stream()
			.collect(Collectors.toMap((property) -> property.path("name").asText(), Function.identity()));
		assertThat(switches()).hasSizeGreaterThan(20)
			.allSatisfy((annotation) -> assertThat(annotation.value()).allSatisfy((name) -> {
				JsonNode property = properties.get("tux.sentry." + name);
				assertThat(property).as(name).isNotNull();
				assertThat(property.path("type").asText()).isEqualTo("java.lang.Boolean");
				assertThat(property.path("defaultValue").asBoolean()).as(name).isEqualTo(annotation.matchIfMissing());
			}));
	}

	private static Stream<ConditionalOnSwitch> switches() {
		return BotContext.configurations()
			.<AnnotatedElement>flatMap(
					(type) -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredMethods())))
			.filter((element) -> element.isAnnotationPresent(ConditionalOnSwitch.class))
			.map((element) -> element.getAnnotation(ConditionalOnSwitch.class));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch({ "enabled", "discord.enabled" })
	static class OnByDefault {

		@Bean
		String onByDefault() {
			return "on by default";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OffByDefault {

		@Bean
		@ConditionalOnSwitch(value = "tasks.send-check-ins", matchIfMissing = false)
		String offByDefault() {
			return "off by default";
		}

	}

}
