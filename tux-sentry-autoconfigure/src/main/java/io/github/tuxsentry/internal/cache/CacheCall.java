package io.github.tuxsentry.internal.cache;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.CacheMetric;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * Single cache operation: started, supplied with its result, and ended once. Its methods
 * do not throw exceptions.
 */
final class CacheCall {

	private final CacheOperation operation;

	private final Cache cache;

	private final @Nullable ActiveSpan span;

	private final Supplier<BotMetrics> metrics;

	private final FaultBarrier faults;

	private final long start = System.nanoTime();

	private volatile long nanosOfOthers;

	private volatile @Nullable Boolean hit;

	private volatile @Nullable Throwable failure;

	CacheCall(CacheOperation operation, Cache cache, @Nullable ActiveSpan span, Supplier<BotMetrics> metrics,
			FaultBarrier faults) {
		this.operation = operation;
		this.cache = cache;
		this.span = span;
		this.metrics = metrics;
		this.faults = faults;
	}

	void found(boolean hit) {
		this.hit = hit;
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
	void leave() {
		if (this.span != null) {
			this.faults.run("leave the span of a cache", this.span::leave);
		}
	}

	void end() {
		long nanos = System.nanoTime() - this.start - this.nanosOfOthers;
		this.faults.run("end the span of a cache", this::endSpan);
		this.faults.run("record a cache",
				() -> this.metrics.get()
					.recordCacheMetric(this.cache.getName(), this.operation.metricOperation(),
							(metric) -> say(metric, Duration.ofNanos(nanos))));
	}

	private void endSpan() {
		if (this.span == null) {
			return;
		}
		try {
			if (this.hit != null) {
				this.span.setData("cache.hit", this.hit);
			}
			if (this.failure != null) {
				this.span.fail(this.failure);
			}
		}
		finally {
			this.span.endAndLeave();
		}
	}

	private void say(CacheMetric metric, Duration elapsed) {
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
