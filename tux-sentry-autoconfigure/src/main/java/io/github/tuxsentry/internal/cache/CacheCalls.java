package io.github.tuxsentry.internal.cache;

import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Factory for observed cache operations.
 */
final class CacheCalls {

	private static final String ORIGIN = "auto.cache.tux_sentry";

	private static final int MAX_KEY_LENGTH = 200;

	private final @Nullable Supplier<Tracer> tracer;

	private final Supplier<Scrubber> scrubber;

	private final Supplier<BotMetrics> metrics;

	private final FaultBarrier faults;

	CacheCalls(@Nullable Supplier<Tracer> tracer, Supplier<Scrubber> scrubber, Supplier<BotMetrics> metrics,
			FaultBarrier faults) {
		this.tracer = tracer;
		this.scrubber = scrubber;
		this.metrics = metrics;
		this.faults = faults;
	}

	CacheCall start(CacheOperation operation, Cache cache, @Nullable Object key) {
		ActiveSpan span = this.faults.getOrNull("trace a cache", () -> span(operation, cache, key));
		return new CacheCall(operation, cache, span, this.metrics, this.faults);
	}

	private @Nullable ActiveSpan span(CacheOperation operation, Cache cache, @Nullable Object key) {
		Tracer tracer = (this.tracer != null) ? this.tracer.get() : null;
		if (tracer == null || !tracer.isInTransaction()) {
			return null;
		}
		String text = (key != null) ? text(key) : null;
		ActiveSpan span = tracer.startSpan(operation.spanOperation(), (text != null) ? text : cache.getName(), ORIGIN);
		if (text != null) {
			span.setData("cache.key", List.of(text));
		}
		return span;
	}

	private String text(Object key) {
		String text = String.valueOf(key);
		return (text.length() <= MAX_KEY_LENGTH) ? text : this.scrubber.get().scrub(text, MAX_KEY_LENGTH);
	}

}
