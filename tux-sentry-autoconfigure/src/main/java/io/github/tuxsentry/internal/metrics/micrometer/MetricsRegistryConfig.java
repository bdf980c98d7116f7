package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The settings of the Sentry registry, out of the properties.
 */
record MetricsRegistryConfig(MetricsProperties properties) implements SentryRegistryConfig {

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
