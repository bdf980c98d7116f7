package io.github.tuxsentry.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.metrics.micrometer.MicrometerMetricSink;
import io.github.tuxsentry.metrics.micrometer.SentryMeterRegistry;
import io.github.tuxsentry.scrub.Scrubber;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
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
@Import(FaultConfiguration.class)
public final class TuxSentryMetricsAutoConfiguration {

	TuxSentryMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	BotMetrics tuxSentryBotMetrics(ObjectProvider<MetricSink> sink, ObjectProvider<LateBeans> lateBeans,
			ListableBeanFactory beanFactory, FaultBarrier faults) {
		LateBeans beans = lateBeans.getIfAvailable();
		boolean late = beans != null && beanFactory.getBeanNamesForType(MetricSink.class, true, false).length > 0;
		return new BotMetrics(late ? new LateMetricSink(beans.oneOr(MetricSink.class, MetricSink.none()))
				: sink.getIfAvailable(MetricSink::none), faults);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnSwitch({ "enabled", "metrics.enabled" })
	static class MicrometerConfiguration {

		@Bean
		@ConditionalOnMissingBean(MetricSink.class)
		MicrometerMetricSink tuxSentryMetricSink(ObjectProvider<MeterRegistry> registries) {
			Supplier<MeterRegistry> registry = SingletonSupplier.of(() -> theRegistry(registries));
			Supplier<List<MeterRegistry>> all = OtherBeans.inOrder(registries);
			return new MicrometerMetricSink(() -> stillOpen(registry.get(), all.get()));
		}

		/**
		 * Boot closes its registries first of all when the application stops. From then
		 * on new series go past the composite to the registry that still takes them.
		 */
		private static MeterRegistry stillOpen(MeterRegistry registry, List<MeterRegistry> all) {
			return !registry.isClosed() ? registry
					: all.stream().filter((candidate) -> !candidate.isClosed()).findFirst().orElse(registry);
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
	@ConditionalOnSwitch({ "enabled", "metrics.enabled" })
	static class SentryRegistryConfiguration {

		@Bean
		@ConditionalOnMissingBean
		SentryMeterRegistry tuxSentryMeterRegistry(MetricsProperties properties, ObjectProvider<Scrubber> scrubber,
				FaultBarrier faults) {
			return new SentryMeterRegistry(new MetricsRegistryConfig(properties), Clock.SYSTEM,
					ScopesAdapter.getInstance(), scrubber.getIfAvailable(Scrubber::standard), faults);
		}

	}

}
