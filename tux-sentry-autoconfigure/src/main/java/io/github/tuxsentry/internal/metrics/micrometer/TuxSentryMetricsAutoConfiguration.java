package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.autoconfigure.MetricsConfiguration;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.scrub.Scrubber;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for bot metrics in Micrometer and
 * Sentry.
 */
@AutoConfiguration(afterName = {
		"org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration",
		"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration" },
		beforeName = { "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@EnableConfigurationProperties(MetricsProperties.class)
@Import(MetricsConfiguration.class)
public final class TuxSentryMetricsAutoConfiguration {

	TuxSentryMetricsAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnSwitch({ "enabled", "metrics.enabled" })
	static class MicrometerConfiguration {

		@Bean
		@ConditionalOnMissingBean(MetricSink.class)
		MicrometerMetricSink tuxSentryMetricSink(ObjectProvider<MeterRegistry> registries) {
			Supplier<MeterRegistry> registry = SingletonSupplier.of(() -> primaryRegistry(registries));
			Supplier<List<MeterRegistry>> all = SingletonSupplier.of(() -> registries.orderedStream().toList());
			return new MicrometerMetricSink(() -> stillOpen(registry.get(), all.get()));
		}

		/**
		 * Boot closes its registries first when the application stops. From then on new
		 * series bypass the composite and use the registry that still accepts them.
		 */
		private static MeterRegistry stillOpen(MeterRegistry registry, List<MeterRegistry> all) {
			return !registry.isClosed() ? registry
					: all.stream().filter((candidate) -> !candidate.isClosed()).findFirst().orElse(registry);
		}

		private static MeterRegistry primaryRegistry(ObjectProvider<MeterRegistry> registries) {
			MeterRegistry registry = registries.getIfUnique();
			return (registry != null) ? registry
					: new CompositeMeterRegistry(Clock.SYSTEM, registries.orderedStream().toList());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ MeterRegistry.class, IScopes.class })
	@ConditionalOnMissingBean(type = "io.sentry.micrometer.SentryMeterRegistry")
	@ConditionalOnSwitch({ "enabled", "metrics.enabled" })
	static class SentryRegistryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		SentryMeterRegistry tuxSentryMeterRegistry(MetricsProperties properties, ObjectProvider<Scrubber> scrubber,
				FaultBarrier faults) {
			return new SentryMeterRegistry(registryConfig(properties), Clock.SYSTEM, ScopesAdapter.getInstance(),
					scrubber.getIfAvailable(Scrubber::standard), faults);
		}

		private static SentryRegistryConfig registryConfig(MetricsProperties properties) {
			check("include", properties.include());
			check("exclude", properties.exclude());
			return SentryRegistryConfig.of(properties);
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

	}

}
