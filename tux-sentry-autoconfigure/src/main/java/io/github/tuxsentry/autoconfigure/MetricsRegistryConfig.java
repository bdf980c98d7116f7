package io.github.tuxsentry.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.metrics.micrometer.MeterSelection;
import io.github.tuxsentry.metrics.micrometer.SentryRegistryConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The settings of the Sentry registry, out of the properties.
 */
record MetricsRegistryConfig(MetricsProperties properties) implements SentryRegistryConfig {

	MetricsRegistryConfig {
		check("includes", properties.includes());
		check("excludes", properties.excludes());
	}

	private static void check(String name, List<String> patterns) {
		try {
			MeterSelection.of(patterns);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException("tux.sentry.metrics." + name,
					String.join(",", patterns), String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public @Nullable String get(String key) {
		return null;
	}

	@Override
	public Duration step() {
		return this.properties.step();
	}

	@Override
	public List<String> includes() {
		return this.properties.includes();
	}

	@Override
	public List<String> excludes() {
		return this.properties.excludes();
	}

	@Override
	public boolean userAttributes() {
		return this.properties.userAttributes();
	}

	@Override
	public int recordingsPerSeries() {
		return this.properties.limits().recordings();
	}

	@Override
	public int seriesPerMeter() {
		return this.properties.limits().series();
	}

	@Override
	public int itemsPerStep() {
		return this.properties.limits().items();
	}

}
