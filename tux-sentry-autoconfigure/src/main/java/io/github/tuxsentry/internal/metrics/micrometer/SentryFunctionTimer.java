package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionTimer;

/**
 * A function timer that knows how much of its count and time was already drained.
 */
final class SentryFunctionTimer<T> extends CumulativeFunctionTimer<T> {

	private final CounterDelta countIncrease = new CounterDelta();

	private final CounterDelta totalIncrease = new CounterDelta();

	SentryFunctionTimer(Meter.Id id, T target, ToLongFunction<T> countFunction, ToDoubleFunction<T> totalTimeFunction,
			TimeUnit totalTimeFunctionUnit) {
		super(id, target, countFunction, totalTimeFunction, totalTimeFunctionUnit, TimeUnit.MILLISECONDS);
	}

	double drainCount() {
		return this.countIncrease.to(count());
	}

	double drainTotalMillis() {
		return this.totalIncrease.to(totalTime(TimeUnit.MILLISECONDS));
	}

}
