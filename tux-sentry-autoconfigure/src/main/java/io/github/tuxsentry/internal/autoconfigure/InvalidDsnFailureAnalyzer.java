package io.github.tuxsentry.internal.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.Environment;

/**
 * Failure analyzer that names the property with a malformed DSN and describes the format
 * of a DSN, without revealing its keys.
 */
final class InvalidDsnFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDsnException> {

	private static final ConfigurationPropertyName PROPERTY = ConfigurationPropertyName.of("sentry.dsn");

	private final Environment environment;

	InvalidDsnFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidDsnException cause) {
		String description = """
				The value of the property 'sentry.dsn' is not a Sentry DSN: %s.

				    Property: sentry.dsn (environment variable SENTRY_DSN)
				    Value: %s (keys not shown)
				    Origin: %s""".formatted(cause.getMessage(), cause.getMaskedDsn(), origin());
		String action = """
				Set 'sentry.dsn' to the DSN that Sentry shows under Settings > Projects > your project > \
				Client Keys (DSN). It looks like this:

				    https://<public key>@<host>/<project id>

				To run without Sentry, remove the property or leave it empty.""";
		return new FailureAnalysis(description, action, cause);
	}

	private String origin() {
		for (var source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(PROPERTY);
			if (property != null) {
				return describe(property.getOrigin());
			}
		}
		return "unknown";
	}

	private static String describe(@Nullable Origin origin) {
		return (origin != null) ? origin.toString() : "unknown";
	}

}
