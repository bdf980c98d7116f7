package io.github.tuxsentry.internal.cache;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.InstrumentingBeanPostProcessor;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.IScopes;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
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
@Import({ Boot3CacheMeterConfiguration.class, Boot4CacheMeterConfiguration.class })
@ImportRuntimeHints(CacheRuntimeHints.class)
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

}
