package io.github.tuxsentry.internal.sampling;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

import io.github.tuxsentry.internal.error.Causes;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * {@link SamplingFilter} that samples errors at rates from 0 (none) to 1 (all) by
 * exception type. An error is an event with an exception or with level error or fatal;
 * other messages are not sampled. Thread-safe.
 */
final class ErrorSampler implements SamplingFilter {

	private final double otherRate;

	private final Map<Class<?>, Double> ratesByType;

	private final DoubleSupplier random;

	/**
	 * Create a new sampler.
	 * @param otherRate the rate of errors without a rate for their exception type
	 * @param ratesByType the rates of exception types, including their subclasses
	 */
	ErrorSampler(double otherRate, Map<? extends Class<? extends Throwable>, Double> ratesByType) {
		this(otherRate, ratesByType, () -> ThreadLocalRandom.current().nextDouble());
	}

	ErrorSampler(double otherRate, Map<? extends Class<? extends Throwable>, Double> ratesByType,
			DoubleSupplier random) {
		this.otherRate = otherRate;
		this.ratesByType = Map.copyOf(ratesByType);
		this.random = random;
	}

	@Override
	public String reason() {
		return "sample_rate";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		if (!isError(event)) {
			return false;
		}
		double rate = rateOf(event.getThrowable());
		return rate < 1 && this.random.getAsDouble() >= rate;
	}

	private static boolean isError(SentryEvent event) {
		return event.getThrowable() != null || event.getLevel() == SentryLevel.ERROR
				|| event.getLevel() == SentryLevel.FATAL;
	}

	/**
	 * Return the rate of an error. The rate of the nearest superclass applies; an
	 * exception without a rate is sampled according to its cause.
	 * @param throwable the exception, or {@code null} if the error does not have one
	 * @return the rate
	 */
	double rateOf(@Nullable Throwable throwable) {
		if (this.ratesByType.isEmpty() || throwable == null) {
			return this.otherRate;
		}
		for (Throwable link : Causes.of(throwable)) {
			for (Class<?> type = link.getClass(); type != null; type = type.getSuperclass()) {
				Double rate = this.ratesByType.get(type);
				if (rate != null) {
					return rate;
				}
			}
		}
		return this.otherRate;
	}

}
