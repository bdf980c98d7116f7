package io.github.tuxsentry.internal.tracing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.binding.ExceptionTypeBinding;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.operation.OperationNames;
import io.github.tuxsentry.spi.FailureStatusRule;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for tracing.
 *
 * @param enabled Whether to trace calls to methods annotated with @Transaction or @Span.
 * @param operationNames Naming scheme of operations: sentry (db.query, http.client,
 * cache.get) or tux (database.query, http.request, cache.operation).
 * @param statuses Status of failed spans and transactions by exception class name,
 * including subclasses. Takes precedence over the built-in statuses.
 * @param reactor properties for methods that return a Mono or Flux
 * @param coroutines properties for Kotlin coroutines
 */
@ConfigurationProperties("tux.sentry.tracing")
public record TracingProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("sentry") OperationNames operationNames, @DefaultValue Map<String, SpanStatus> statuses,
		@DefaultValue Reactor reactor, @DefaultValue Coroutines coroutines) {

	public FailureStatuses toFailureStatuses(Supplier<List<FailureStatusRule>> rules, FaultBarrier faults,
			@Nullable ClassLoader classLoader) {
		Map<String, SpanStatus> byClassName = new HashMap<>();
		this.statuses.forEach((name, status) -> byClassName
			.put(ExceptionTypeBinding.resolve("tux.sentry.tracing.statuses." + name, status, name, classLoader)
				.getName(), status));
		return new FailureStatuses(byClassName, rules, faults);
	}

	/**
	 * Configuration properties for traced methods that return a Mono or Flux.
	 *
	 * @param enabled Whether a span covers the subscription to a Mono or Flux, rather
	 * than the method call.
	 */
	public record Reactor(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Configuration properties for Kotlin coroutines.
	 *
	 * @param enabled Whether to propagate scopes, the active span and the command to
	 * Kotlin coroutines, and to observe the coroutines of jda-ktx.
	 */
	public record Coroutines(@DefaultValue("true") boolean enabled) {
	}

}
