package io.github.tuxsentry.internal.cache;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.CacheMetric;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Breadcrumb;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Observed cache operations, each of which is recorded as a span and a metric.
 */
final class CacheCalls {

	private static final String ORIGIN = "auto.cache.tux_sentry";

	private static final int MAX_KEY_LENGTH = 200;

	private final @Nullable Supplier<Tracer> tracer;

	private final Supplier<Breadcrumbs> breadcrumbs;

	private final Supplier<Scrubber> scrubber;

	private final Supplier<BotMetrics> metrics;

	private final FaultBarrier faults;

	CacheCalls(@Nullable Supplier<Tracer> tracer, Supplier<Breadcrumbs> breadcrumbs, Supplier<Scrubber> scrubber,
			Supplier<BotMetrics> metrics, FaultBarrier faults) {
		this.tracer = tracer;
		this.breadcrumbs = breadcrumbs;
		this.scrubber = scrubber;
		this.metrics = metrics;
		this.faults = faults;
	}

	Call start(Operation operation, Cache cache, @Nullable Object key) {
		ActiveSpan span = this.faults.getOrNull("trace a cache", () -> span(operation, cache, key));
		return new Call(operation, cache, span, this.breadcrumbs, this.metrics, this.faults);
	}

	private @Nullable ActiveSpan span(Operation operation, Cache cache, @Nullable Object key) {
		Tracer tracer = (this.tracer != null) ? this.tracer.get() : null;
		if (tracer == null || !tracer.isInTransaction()) {
			return null;
		}
		String text = (key != null) ? text(key) : null;
		ActiveSpan span = tracer.startSpan(operation.spanOperation(), (text != null) ? text : cache.getName(), ORIGIN);
		span.setAttribute(SpanAttribute.CACHE_KEY, (text != null) ? List.of(text) : null);
		span.setAttribute(SpanAttribute.CACHE_OPERATION, operation.conventionalName());
		return span;
	}

	private String text(Object key) {
		String text = String.valueOf(key);
		return (text.length() <= MAX_KEY_LENGTH) ? text : this.scrubber.get().scrub(text, MAX_KEY_LENGTH);
	}

	/**
	 * Cache operation, with its names in metrics and in Sentry's spans.
	 */
	enum Operation {

		GET("get", "cache.get"), SET("set", "cache.put"), DELETE("delete", "cache.remove"),
		CLEAR("clear", "cache.flush");

		private final String metricOperation;

		private final String spanOperation;

		Operation(String metricOperation, String spanOperation) {
			this.metricOperation = metricOperation;
			this.spanOperation = spanOperation;
		}

		String metricOperation() {
			return this.metricOperation;
		}

		String spanOperation() {
			return this.spanOperation;
		}

		String conventionalName() {
			return this.spanOperation.substring("cache.".length());
		}

	}

	/**
	 * Single cache operation: started, supplied with its result, and ended once. Its
	 * methods do not throw exceptions.
	 */
	static final class Call {

		private final Operation operation;

		private final Cache cache;

		private final @Nullable ActiveSpan span;

		private final Supplier<Breadcrumbs> breadcrumbs;

		private final Supplier<BotMetrics> metrics;

		private final FaultBarrier faults;

		private final long start = System.nanoTime();

		private volatile long nanosOfOthers;

		private volatile @Nullable Boolean hit;

		private volatile @Nullable Boolean written;

		private volatile @Nullable Integer size;

		private volatile @Nullable Throwable failure;

		Call(Operation operation, Cache cache, @Nullable ActiveSpan span, Supplier<Breadcrumbs> breadcrumbs,
				Supplier<BotMetrics> metrics, FaultBarrier faults) {
			this.operation = operation;
			this.cache = cache;
			this.span = span;
			this.breadcrumbs = breadcrumbs;
			this.metrics = metrics;
			this.faults = faults;
		}

		/**
		 * Record the result of a lookup: {@code null} is a miss.
		 */
		void found(@Nullable Object value) {
			if (value != null) {
				hit(value);
			}
			else {
				missed();
			}
		}

		/**
		 * Record a lookup that found an entry, possibly of {@code null}.
		 */
		void hit(@Nullable Object value) {
			this.hit = true;
			measure(value);
		}

		void missed() {
			this.hit = false;
		}

		void written(boolean written, @Nullable Object value) {
			this.written = written;
			measure(value);
		}

		private void measure(@Nullable Object value) {
			if (this.span != null) {
				this.faults.run("measure a cached value", () -> this.size = ItemSizes.of(value));
			}
		}

		/**
		 * Exclude the time taken to load a value from that of the cache.
		 */
		void loadedSince(long nanoTime) {
			this.nanosOfOthers = System.nanoTime() - nanoTime;
		}

		void failed(Throwable failure) {
			this.failure = failure;
		}

		/**
		 * Detach from the thread while the operation continues elsewhere.
		 */
		void detach() {
			if (this.span != null) {
				this.faults.run("detach the span of a cache", this.span::detach);
			}
		}

		void end() {
			long nanos = System.nanoTime() - this.start - this.nanosOfOthers;
			this.faults.run("end the span of a cache", this::endSpan);
			if (Boolean.FALSE.equals(this.hit)) {
				this.faults.run("record a breadcrumb",
						() -> this.breadcrumbs.get().add(Breadcrumbs.Kind.CACHE_MISS, this::miss));
			}
			this.faults.run("record a cache",
					() -> this.metrics.get()
						.recordCacheMetric(this.cache.getName(), this.operation.metricOperation(),
								(metric) -> describe(metric, Duration.ofNanos(nanos))));
		}

		private Breadcrumb miss() {
			return Breadcrumbs.of("default", "cache", "Miss in cache '" + this.cache.getName() + "'");
		}

		private void endSpan() {
			if (this.span == null) {
				return;
			}
			try {
				this.span.setAttribute(SpanAttribute.CACHE_HIT, this.hit);
				this.span.setAttribute(SpanAttribute.CACHE_WRITE, (this.failure == null) ? this.written : null);
				this.span.setAttribute(SpanAttribute.CACHE_ITEM_SIZE, this.size);
				if (this.failure != null) {
					this.span.fail(this.failure);
				}
			}
			finally {
				this.span.endAndDetach();
			}
		}

		private void describe(CacheMetric metric, Duration elapsed) {
			metric.duration(elapsed);
			Boolean hit = this.hit;
			if (hit != null) {
				if (hit) {
					metric.hit();
				}
				else {
					metric.miss();
				}
			}
			if (this.failure == null && !Boolean.TRUE.equals(hit)) {
				Long size = CacheSizes.of(this.cache.getNativeCache());
				if (size != null) {
					metric.size(size);
				}
			}
		}

	}

}
