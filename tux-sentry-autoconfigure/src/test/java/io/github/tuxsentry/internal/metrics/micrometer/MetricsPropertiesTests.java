package io.github.tuxsentry.internal.metrics.micrometer;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.internal.metrics.micrometer.MetricsProperties.Limits;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MetricsPropertiesTests {

	@Test
	void acceptTheBoundsOfLimits() {
		assertThat(new Limits(0, 1, 10)).isNotNull();
		assertThat(new Limits(1000, 1, 10)).isNotNull();
	}

	@Test
	void rejectWhatIsBeyondThem() {
		assertRejected("limits.recordings", () -> new Limits(-1, 1, 10));
		assertRejected("limits.recordings", () -> new Limits(1001, 1, 10));
		assertRejected("limits.series", () -> new Limits(0, 0, 10));
		assertRejected("limits.items", () -> new Limits(0, 1, 9));
	}

	@Test
	void acceptAStepOfAMillisecond() {
		assertThat(properties(Duration.ofMillis(1)).step()).hasMillis(1);
		assertRejected("step", () -> properties(Duration.ofNanos(999_999)));
	}

	@Test
	void areTheSettingsOfTheRegistry() {
		SentryRegistryConfig config = SentryRegistryConfig.of(new MetricsProperties(true, Duration.ofSeconds(3),
				List.of("*"), List.of("jvm."), true, new Limits(5, 6, 70)));
		assertThat(config.step()).isEqualTo(Duration.ofSeconds(3));
		assertThat(config.include()).containsExactly("*");
		assertThat(config.exclude()).containsExactly("jvm.");
		assertThat(config.includeUserAttributes()).isTrue();
		assertThat(config.recordingsPerSeries()).isEqualTo(5);
		assertThat(config.seriesPerMeter()).isEqualTo(6);
		assertThat(config.itemsPerStep()).isEqualTo(70);
		assertThat(config.get("tux.sentry.metrics.step")).isNull();
		assertThat(config.prefix()).isEqualTo("tux.sentry.metrics");
		assertThat(SentryRegistryConfig.of(properties(Duration.ofSeconds(3))).includeUserAttributes()).isFalse();
	}

	@Test
	void haveTheDefaultsOfTheRegistry() {
		SentryRegistryConfig config = SentryRegistryConfig.DEFAULT;
		assertThat(config.step()).isEqualTo(Duration.ofSeconds(10));
		assertThat(config.batchSize()).isEqualTo(500);
		assertThat(config.include()).containsExactly("bot.");
		assertThat(config.exclude()).isEmpty();
		assertThat(config.includeUserAttributes()).isFalse();
		assertThat(config.recordingsPerSeries()).isEqualTo(100);
		assertThat(config.seriesPerMeter()).isEqualTo(1000);
		assertThat(config.itemsPerStep()).isEqualTo(5000);
	}

	private static MetricsProperties properties(Duration step) {
		return new MetricsProperties(true, step, List.of(), List.of(), false, new Limits(1, 1, 10));
	}

	private static void assertRejected(String property, Runnable creation) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(creation::run)
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("tux.sentry.metrics." + property));
	}

}
