package io.github.tuxsentry.internal.sampling;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link ErrorSampler}.
 */
class ErrorSamplerTests {

	private static final int EVENTS = Boolean.getBoolean("tux.long") ? 100_000 : 20_000;

	private static final ErrorSampler BY_TYPE = new ErrorSampler(0.9, Map.of(Exception.class, 0.1, IOException.class,
			0.2, FileNotFoundException.class, 0.3, NumberFormatException.class, 0.4));

	static Stream<Arguments> rates() {
		return Stream.of(arguments(new FileNotFoundException(), 0.3), arguments(new IOException(), 0.2),
				arguments(new SocketTimeoutException(), 0.2), arguments(new IllegalStateException(), 0.1),
				arguments(new NumberFormatException(), 0.4), arguments(new StackOverflowError(), 0.9),
				arguments(new Error(new FileNotFoundException()), 0.3),
				arguments(new CompletionException(new FileNotFoundException()), 0.1), arguments(null, 0.9));
	}

	@ParameterizedTest
	@MethodSource("rates")
	void takesTheRateOfTheNearestSuperclassThenThatOfTheCause(@Nullable Throwable throwable, double rate) {
		assertThat(BY_TYPE.rateOf(throwable)).isEqualTo(rate);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.25, 0.5, 0.99 })
	void sendsTheShareOfItsRate(double rate) {
		ErrorSampler sampler = new ErrorSampler(rate, Map.of(), new Random(42)::nextDouble);
		Throwable failure = new IllegalStateException();
		long sent = IntStream.range(0, EVENTS)
			.filter((i) -> !sampler.drops(new SentryEvent(failure), new Hint()))
			.count();
		double standardDeviation = Math.sqrt(EVENTS * rate * (1 - rate));
		assertThat((double) sent).isCloseTo(EVENTS * rate, within(4 * standardDeviation));
	}

	@Test
	void sendsAllAtOneAndNoneAtZero() {
		assertThat(new ErrorSampler(1, Map.of(), () -> Math.nextDown(1.0))
			.drops(new SentryEvent(new IllegalStateException()), new Hint())).isFalse();
		assertThat(new ErrorSampler(0, Map.of(), () -> 0.0).drops(new SentryEvent(new IllegalStateException()),
				new Hint()))
			.isTrue();
	}

	@Test
	void tellsItsReason() {
		assertThat(BY_TYPE.reason()).isEqualTo("sample_rate");
	}

	@Test
	void decidesForEachEventAnew() {
		ErrorSampler sampler = new ErrorSampler(0.5, Map.of());
		Throwable failure = new IllegalStateException();
		assertThat(IntStream.range(0, 1000).mapToObj((i) -> sampler.drops(new SentryEvent(failure), new Hint())))
			.contains(true, false);
	}

	@ParameterizedTest
	@EnumSource
	void judgesAMessageByItsLevel(SentryLevel level) {
		SentryEvent event = new SentryEvent();
		event.setLevel(level);
		boolean error = level == SentryLevel.ERROR || level == SentryLevel.FATAL;
		assertThat(new ErrorSampler(0, Map.of()).drops(event, new Hint())).isEqualTo(error);
	}

}
