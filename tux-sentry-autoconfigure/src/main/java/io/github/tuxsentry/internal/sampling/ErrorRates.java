package io.github.tuxsentry.internal.sampling;

import java.util.Map;

import io.github.tuxsentry.internal.error.Causes;
import org.jspecify.annotations.Nullable;

/**
 * The share of errors that is sent, by type of exception: each 0 (none) to 1 (all).
 * Immutable.
 */
final class ErrorRates {

	private final double others;

	private final Map<Class<?>, Double> byType;

	/**
	 * Creates the rates.
	 * @param others the rate of errors for whose exceptions there is none
	 * @param byType the rates of exception types, each with its subclasses
	 */
	ErrorRates(double others, Map<? extends Class<? extends Throwable>, Double> byType) {
		this.others = others;
		this.byType = Map.copyOf(byType);
	}

	/**
	 * Returns the rate of an error. The nearest superclass that has one counts; an
	 * exception without any is judged by its cause.
	 * @param throwable the exception, or {@code null} if the error has none
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
