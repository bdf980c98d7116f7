package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InactiveImportFilter}.
 */
class InactiveImportFilterTests {

	private static final String LOCALS = "io.github.tuxsentry.internal.locals.TuxSentryLocalsAutoConfiguration";

	private static final String OBSERVATION = "io.github.tuxsentry.internal.observation.TuxSentryObservationAutoConfiguration";

	private static final String RETRY = "io.github.tuxsentry.internal.retry.TuxSentryRetryAutoConfiguration";

	private final StandardEnvironment environment = new StandardEnvironment();

	private final InactiveImportFilter filter = new InactiveImportFilter();

	InactiveImportFilterTests() {
		ConfigurationPropertySources.attach(this.environment);
		this.filter.setEnvironment(this.environment);
		this.filter.setBeanClassLoader(getClass().getClassLoader());
	}

	@Test
	void excludesIntegrationsThatAreOffByDefault() {
		assertThat(match(LOCALS, OBSERVATION)).containsExactly(false, false);
	}

	@Test
	void importsAllOtherAutoConfigurations() {
		assertThat(match("com.example.BotAutoConfiguration", null, TuxSentryAutoConfiguration.class.getName()))
			.containsExactly(true, true, true);
	}

	@Test
	void importsIntegrationsWithAProperty() {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("bot", Map.of("tux.sentry.capture.locals.frames", "many",
					"tux.sentry.tracing.observations.enabled", "false")));
		assertThat(match(LOCALS, OBSERVATION)).containsExactly(true, true);
	}

	@Test
	void importsIntegrationsWithAnEnvironmentVariable() {
		this.environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("bot-systemEnvironment",
					Map.of("TUX_SENTRY_CAPTURE_LOCALS_ENABLED", "true")));
		assertThat(match(LOCALS, OBSERVATION)).containsExactly(true, false);
	}

	@Test
	void importsTheRetrySupportOfALibraryOnTheClassPath() {
		assertThat(match(RETRY)).containsExactly(true);
		this.filter
			.setBeanClassLoader(new FilteredClassLoader("org.springframework.retry", "org.springframework.resilience"));
		assertThat(match(RETRY)).containsExactly(false);
	}

	/**
	 * Return the matches. The metadata is not consulted.
	 */
	private boolean[] match(String... autoConfigurations) {
		return this.filter.match(autoConfigurations, null);
	}

}
