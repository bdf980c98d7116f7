package io.github.tuxsentry.internal.cache;

import java.util.List;
import java.util.Objects;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.metrics.cache.CacheMeterBinderProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.util.LambdaSafe;
import org.springframework.cache.Cache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the metrics that Spring Boot 3 records of a cache. It selects them by
 * the class of the cache: those of an observed cache are the metrics of its target.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ CacheMeterBinderProvider.class, MeterBinder.class })
class Boot3CacheMeterConfiguration {

	@Bean
	TargetCacheMeterBinderProvider tuxSentryCacheMeterBinderProvider(
			ObjectProvider<CacheMeterBinderProvider<?>> providers) {
		return new TargetCacheMeterBinderProvider(providers);
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	record TargetCacheMeterBinderProvider(
			ObjectProvider<CacheMeterBinderProvider<?>> providers) implements CacheMeterBinderProvider<ObservedCache> {

		@Override
		public @Nullable MeterBinder getMeterBinder(ObservedCache observed, Iterable<Tag> tags) {
			Cache target = observed.target();
			List<CacheMeterBinderProvider<?>> others = this.providers.orderedStream()
				.filter((provider) -> provider != this)
				.toList();
			return (MeterBinder) LambdaSafe.callbacks(CacheMeterBinderProvider.class, (List) others, target)
				.invokeAnd((provider) -> ((CacheMeterBinderProvider) provider).getMeterBinder(target, tags))
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
		}

	}

}
