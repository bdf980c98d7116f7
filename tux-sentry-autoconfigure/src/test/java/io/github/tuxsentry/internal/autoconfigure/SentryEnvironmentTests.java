package io.github.tuxsentry.internal.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the environment that {@link SentryOptionsDefaults} set.
 */
class SentryEnvironmentTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", emptyValue = "", textBlock = """
			# ours,   Sentry's, profiles,   debug, environment
			staging,  env,      dev,        true,  staging
			-,        env,      dev,        true,  env
			'',       env,      -,          -,     env
			' ',      env,      -,          -,     env
			-,        '',       dev,        -,     development
			-,        -,        dev,        -,     development
			-,        -,        local,      -,     development
			-,        -,        test,       -,     development
			-,        -,        'eu,test',  -,     development
			-,        -,        -,          true,  development
			-,        -,        -,          '',    development
			-,        -,        prod,       false, production
			-,        -,        -,          FALSE, production
			-,        -,        devel,      -,     production
			-,        -,        -,          -,     production
			""")
	void goesByPrecedence(String ours, String sentryEnvironment, String profiles, String debug, String expected) {
		MockEnvironment environment = new MockEnvironment();
		if (sentryEnvironment != null) {
			environment.setProperty("sentry.environment", sentryEnvironment);
		}
		if (debug != null) {
			environment.setProperty("debug", debug);
		}
		if (profiles != null) {
			environment.setActiveProfiles(profiles.split(","));
		}
		assertThat(SentryOptionsDefaults.resolveEnvironment(ours, environment)).isEqualTo(expected);
	}

	@Test
	void takesTheEnvironmentVariables() {
		assertThat(withVariables(Map.of("SENTRY_ENVIRONMENT", "from-variable"))).isEqualTo("from-variable");
		assertThat(withVariables(Map.of("DEBUG", "true"))).isEqualTo("development");
		assertThat(withVariables(Map.of("DEBUG", "false"))).isEqualTo("production");
		assertThat(withVariables(Map.of("SPRING_PROFILES_ACTIVE", "dev"))).isEqualTo("development");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.environment=staging", "sentry.environment=staging" })
	void isThatOfTheSdk(String property) {
		try (LocalSentry sentry = LocalSentry.start()) {
			BotContext.sendingTo(sentry)
				.withPropertyValues(property)
				.run((context) -> assertThat(ScopesAdapter.getInstance().getOptions().getEnvironment())
					.isEqualTo("staging"));
		}
	}

	@Test
	void isThatOfTheProfilesInTheSdk() {
		try (LocalSentry sentry = LocalSentry.start()) {
			BotContext.sendingTo(sentry)
				.withPropertyValues("spring.profiles.active=local")
				.run((context) -> assertThat(ScopesAdapter.getInstance().getOptions().getEnvironment())
					.isEqualTo("development"));
		}
	}

	private static String withVariables(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
		return SentryOptionsDefaults.resolveEnvironment(null, environment);
	}

}
