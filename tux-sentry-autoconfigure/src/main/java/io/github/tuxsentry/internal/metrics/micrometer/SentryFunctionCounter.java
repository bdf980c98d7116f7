package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionCounter;

/**
 * A function counter that knows how much of its count was already drained.
 */
final class SentryFunctionCounter<T> extends CumulativeFunctionCounter<T> {

	private final CounterDelta increase = new CounterDelta();

	SentryFunctionCounter(Meter.Id id, T target, ToDoubleFunction<T> function) {
		super(id, target, function);
	}

	double drain() {
		return this.increase.to(count());
	}

}
