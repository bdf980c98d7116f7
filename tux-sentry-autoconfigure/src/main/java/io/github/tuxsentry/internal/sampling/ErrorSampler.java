package io.github.tuxsentry.internal.sampling;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;

/**
 * {@link EventFilter} that samples errors. An error is an event with an exception or with
 * level error or fatal; other messages are not sampled. Thread-safe.
 */
final class ErrorSampler implements EventFilter {

	private final ErrorRates rates;

	private final DoubleSupplier random;

	ErrorSampler(ErrorRates rates) {
		this(rates, () -> ThreadLocalRandom.current().nextDouble());
	}

	ErrorSampler(ErrorRates rates, DoubleSupplier random) {
		this.rates = rates;
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
		double rate = this.rates.of(event.getThrowable());
		return rate < 1 && this.random.getAsDouble() >= rate;
	}

	private static boolean isError(SentryEvent event) {
		return event.getThrowable() != null || event.getLevel() == SentryLevel.ERROR
				|| event.getLevel() == SentryLevel.FATAL;
	}

}
