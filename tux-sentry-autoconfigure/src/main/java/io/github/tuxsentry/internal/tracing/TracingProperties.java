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
 * Tracing of the application's own methods.
 *
 * @param enabled Whether calls to methods with @Transaction and @Span are traced.
 * @param operationNames By which names operations are sent: those of Sentry (db.query,
 * http.client, cache.get), for which it has pages, or those of Tux (database.query,
 * http.request, cache.operation).
 * @param statuses Status of a span or transaction that fails, by the name of the
 * exception's class, e.g. com.example.CaseMissingException=not_found. It holds for
 * subclasses too; the nearest class counts. They come on top of the built-in ones.
 * @param reactor methods that return a Mono or Flux
 */
@ConfigurationProperties("tux.sentry.tracing")
public record TracingProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue("sentry") OperationNames operationNames, @DefaultValue Map<String, SpanStatus> statuses,
		@DefaultValue Reactor reactor) {

	public FailureStatuses toFailureStatuses(Supplier<List<FailureStatusRule>> rules, FaultBarrier faults,
			@Nullable ClassLoader classLoader) {
		Map<String, SpanStatus> byClassName = new HashMap<>();
		this.statuses.forEach((name, status) -> byClassName
			.put(ExceptionTypeBinding.resolve("tux.sentry.tracing.statuses." + name, status, name, classLoader)
				.getName(), status));
		return new FailureStatuses(byClassName, rules, faults);
	}

	/**
	 * Traced methods that return a Mono or Flux.
	 *
	 * @param enabled Whether a span covers a subscription to the Mono or Flux. Else it
	 * ends when the method returns.
	 */
	public record Reactor(@DefaultValue("true") boolean enabled) {
	}

}
