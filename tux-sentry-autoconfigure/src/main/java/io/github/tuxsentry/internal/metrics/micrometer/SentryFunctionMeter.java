package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionCounter;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionTimer;

/**
 * Meter that reads a cumulative value and publishes its increase since the last step.
 */
sealed interface SentryFunctionMeter extends Meter {

	static <T> FunctionCounter counter(Meter.Id id, T target, ToDoubleFunction<T> count) {
		return new SentryFunctionCounter<>(id, target, count);
	}

	static <T> FunctionTimer timer(Meter.Id id, T target, ToLongFunction<T> count, ToDoubleFunction<T> totalTime,
			TimeUnit totalTimeUnit) {
		return new SentryFunctionTimer<>(id, target, count, totalTime, totalTimeUnit);
	}

	void drainTo(MetricStep.Items items);

	/** Function counter that publishes the increase of its count. */
	final class SentryFunctionCounter<T> extends CumulativeFunctionCounter<T> implements SentryFunctionMeter {

		private final Delta count = new Delta();

		private SentryFunctionCounter(Meter.Id id, T target, ToDoubleFunction<T> count) {
			super(id, target, count);
		}

		@Override
		public void drainTo(MetricStep.Items items) {
			items.addSum(this.count.advanceTo(count()));
		}

	}

	/** Function timer that publishes the increase of its count and its total time. */
	final class SentryFunctionTimer<T> extends CumulativeFunctionTimer<T> implements SentryFunctionMeter {

		private final Delta count = new Delta();

		private final Delta totalMillis = new Delta();

		private SentryFunctionTimer(Meter.Id id, T target, ToLongFunction<T> count, ToDoubleFunction<T> totalTime,
				TimeUnit totalTimeUnit) {
			super(id, target, count, totalTime, totalTimeUnit, TimeUnit.MILLISECONDS);
		}

		@Override
		public void drainTo(MetricStep.Items items) {
			items.addCount(this.count.advanceTo(count()));
			items.addTotal(this.totalMillis.advanceTo(totalTime(TimeUnit.MILLISECONDS)));
		}

	}

	/**
	 * Increase of a monotonic value between two reads. A decrease is a restart from 0.
	 * Not thread-safe.
	 */
	final class Delta {

		private double last;

		private Delta() {
		}

		private double advanceTo(double current) {
			if (!Double.isFinite(current)) {
				return 0;
			}
			double increase = (current >= this.last) ? current - this.last : current;
			this.last = current;
			return increase;
		}

	}

}
