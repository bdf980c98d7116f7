package io.github.tuxsentry.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.metrics.micrometer.MicrometerMetricSink;
import io.github.tuxsentry.metrics.micrometer.SentryMeterRegistry;
import io.github.tuxsentry.metrics.micrometer.SentryRegistryConfig;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the bot's metrics, in Micrometer
 * and from there in Sentry.
 */
@AutoConfiguration(afterName = {
		"org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration" },
		beforeName = { "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@EnableConfigurationProperties(MetricsProperties.class)
public final class TuxSentryMetricsAutoConfiguration {

	TuxSentryMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	BotMetrics tuxSentryBotMetrics(ObjectProvider<MetricSink> sink, ObjectProvider<FaultBarrier> faults) {
		return new BotMetrics(sink.getIfAvailable(MetricSink::none), faults.getIfAvailable(FaultBarrier::new));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBooleanProperty(prefix = "tux.sentry", name = { "enabled", "metrics.enabled" }, matchIfMissing = true)
	static class MicrometerConfiguration {

		@Bean
		@ConditionalOnMissingBean(MetricSink.class)
		MicrometerMetricSink tuxSentryMetricSink(ObjectProvider<MeterRegistry> registries) {
			return new MicrometerMetricSink(SingletonSupplier.of(() -> theRegistry(registries)));
		}

		private static MeterRegistry theRegistry(ObjectProvider<MeterRegistry> registries) {
			MeterRegistry registry = registries.getIfUnique();
			return (registry != null) ? registry
					: new CompositeMeterRegistry(Clock.SYSTEM, registries.orderedStream().toList());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ MeterRegistry.class, IScopes.class })
	@ConditionalOnMissingBean(type = "io.sentry.micrometer.SentryMeterRegistry")
	@ConditionalOnBooleanProperty(prefix = "tux.sentry", name = { "enabled", "metrics.enabled" }, matchIfMissing = true)
	static class SentryRegistryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		SentryMeterRegistry tuxSentryMeterRegistry(MetricsProperties properties, ObjectProvider<FaultBarrier> faults) {
			return new SentryMeterRegistry(new PropertiesConfig(properties), Clock.SYSTEM, ScopesAdapter.getInstance(),
					faults.getIfAvailable(FaultBarrier::new));
		}

		private record PropertiesConfig(MetricsProperties properties) implements SentryRegistryConfig {

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

		}

	}

}
