package io.github.tuxsentry.internal.cache;

import java.util.List;
import java.util.Objects;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.InstrumentingBeanPostProcessor;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.metrics.cache.CacheMeterBinderProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Spring's caches. The operations
 * of caches of CacheManager beans are traced and counted.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class,
		beforeName = { "org.springframework.boot.autoconfigure.cache.CacheAutoConfiguration",
				"org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration" })
@ConditionalOnClass({ IScopes.class, CacheManager.class, ProxyFactory.class })
@ConditionalOnSwitch({ "enabled", "cache.enabled" })
@EnableConfigurationProperties(CacheProperties.class)
public final class TuxSentryCacheAutoConfiguration {

	TuxSentryCacheAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CacheInstrumentation tuxSentryCacheInstrumentation(ObjectProvider<Tracer> tracer,
			ObjectProvider<Breadcrumbs> breadcrumbs, ObjectProvider<Scrubber> scrubber,
			ObjectProvider<BotMetrics> metrics, FaultBarrier faults, Environment environment) {
		// If Sentry's own starter creates the spans of caches, the library does not. That
		// starter compares the text of the property.
		boolean sentryTraces = "true".equalsIgnoreCase(environment.getProperty("sentry.enable-cache-tracing"));
		return new CacheInstrumentation(sentryTraces ? null : SingletonSupplier.of(tracer::getObject),
				SingletonSupplier.of(breadcrumbs::getObject),
				SingletonSupplier.of(() -> scrubber.getIfAvailable(Scrubber::standard)),
				SingletonSupplier.of(metrics::getObject), faults);
	}

	@Bean
	static InstrumentingBeanPostProcessor<CacheManager> tuxSentryCacheManagerBeanPostProcessor(
			ObjectProvider<CacheInstrumentation> instrumentation, ObjectProvider<FaultBarrier> faults) {
		return new InstrumentingBeanPostProcessor<>(CacheManager.class,
				(manager) -> instrumentation.getObject().instrument(manager), faults.getObject());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ CacheMeterBinderProvider.class, MeterBinder.class })
	static class CacheMeterConfiguration {

		@Bean
		TargetCacheMeterBinderProvider tuxSentryCacheMeterBinderProvider(
				ObjectProvider<CacheMeterBinderProvider<?>> providers) {
			// Boot selects the metrics of a cache by its class. This provider makes it
			// use the class of the observed cache.
			return new TargetCacheMeterBinderProvider(providers);
		}

	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	record TargetCacheMeterBinderProvider(
			ObjectProvider<CacheMeterBinderProvider<?>> providers) implements CacheMeterBinderProvider<ObservedCache> {

		@Override
		public @Nullable MeterBinder getMeterBinder(ObservedCache observed, Iterable<Tag> tags) {
			Cache target = observed.target();
			List<CacheMeterBinderProvider<?>> others = this.providers.orderedStream()
				.filter((provider) -> !(provider instanceof TargetCacheMeterBinderProvider))
				.toList();
			return (MeterBinder) LambdaSafe.callbacks(CacheMeterBinderProvider.class, (List) others, target)
				.invokeAnd((provider) -> ((CacheMeterBinderProvider) provider).getMeterBinder(target, tags))
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
		}

	}

}
