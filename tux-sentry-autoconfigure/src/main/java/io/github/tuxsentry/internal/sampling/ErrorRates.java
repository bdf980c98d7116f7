package io.github.tuxsentry.internal.sampling;

import java.util.Map;

import io.github.tuxsentry.internal.error.Causes;
import org.jspecify.annotations.Nullable;

/**
 * Sample rates of errors by exception type, from 0 (none) to 1 (all). Immutable.
 */
final class ErrorRates {

	private final double others;

	private final Map<Class<?>, Double> byType;

	/**
	 * Create new rates.
	 * @param others the rate of errors without a rate for their exception type
	 * @param byType the rates of exception types, including their subclasses
	 */
	ErrorRates(double others, Map<? extends Class<? extends Throwable>, Double> byType) {
		this.others = others;
		this.byType = Map.copyOf(byType);
	}

	/**
	 * Return the rate of an error. The rate of the nearest superclass applies; an
	 * exception without a rate is sampled according to its cause.
	 * @param throwable the exception, or {@code null} if the error does not have one
	 * @return the rate
	 */
	public double of(@Nullable Throwable throwable) {
		if (this.byType.isEmpty() || throwable == null) {
			return this.others;
		}
		for (Throwable link : Causes.of(throwable)) {
			for (Class<?> type = link.getClass(); type != null; type = type.getSuperclass()) {
				Double rate = this.byType.get(type);
				if (rate != null) {
					return rate;
				}
			}
		}
		return this.others;
	}

}
