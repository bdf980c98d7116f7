package io.github.tuxsentry.internal.capture;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CapturedThrowables}.
 */
class CapturedThrowablesTests {

	private static final RuntimeException SHARED = new IllegalStateException("shared by all");

	private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

	private final CapturedThrowables captured = new CapturedThrowables(this.nanoTime::get);

	private final SentryId first = new SentryId();

	private boolean claim(Throwable error) {
		return this.captured.claim(error, new SentryId());
	}

	private void pass(Duration time) {
		this.nanoTime.addAndGet(time.toNanos());
	}

	@Test
	void theFirstEventOfAFailureIsTheOneThatTellsOfIt() {
		Exception failure = new IllegalStateException("failed");
		assertThat(this.captured.claim(failure, this.first)).isTrue();
		assertThat(this.captured.claim(failure, this.first)).isTrue();
		assertThat(claim(failure)).isFalse();
		assertThat(this.captured.sentInPlaceOf(failure, new SentryId())).isEqualTo(this.first);
	}

	@Test
	void wrappedUnwrappedAndWrappedAgainItIsTheSameFailure() {
		Exception root = new IllegalStateException("root");
		assertThat(claim(new ExecutionException(new IllegalArgumentException("while reading", root)))).isTrue();
		assertThat(claim(root)).isFalse();
		assertThat(claim(new ExecutionException(root))).isFalse();
	}

	@Test
	void errorsThatAreEqualAreNotTheSame() {
		assertThat(claim(new Equal())).isTrue();
		assertThat(claim(new Equal())).isTrue();
	}

	@Test
	void suppressedErrorsAreFailuresOfTheirOwn() {
		Exception failure = new IllegalStateException("failed");
		Exception suppressed = new IllegalStateException("close failed too");
		failure.addSuppressed(suppressed);
		assertThat(claim(failure)).isTrue();
		assertThat(claim(suppressed)).isTrue();
	}

	@Test
	void afterFiveMinutesTheSameInstanceIsANewFailure() {
		Exception failure = new IllegalStateException("kept in a future");
		assertThat(claim(failure)).isTrue();
		pass(Duration.ofMinutes(4));
		assertThat(claim(failure)).isFalse();
		pass(Duration.ofMinutes(1));
		assertThat(claim(failure)).isTrue();
	}

	@Test
	void anInstanceThatStandsForManyFailuresIsOneForASecond() {
		for (RuntimeException shared : List.of(SHARED, new Stackless())) {
			assertThat(claim(shared)).isTrue();
			assertThat(claim(shared)).isFalse();
			pass(Duration.ofSeconds(1));
			assertThat(claim(shared)).isTrue();
		}
	}

	@Test
	void failuresThatShareSuchAnInstanceAreNotTheSame() {
		assertThat(claim(new IllegalStateException("one", SHARED))).isTrue();
		assertThat(claim(new IllegalStateException("another", SHARED))).isTrue();
		Exception wrapped = new IllegalStateException("wrapped", SHARED);
		assertThat(claim(new ExecutionException(wrapped))).isTrue();
		assertThat(claim(wrapped)).isFalse();
	}

	@Test
	void noEventStandsForOneThatWasNotSent() {
		Exception failure = new IllegalStateException("sampled out");
		assertThat(this.captured.claim(failure, this.first)).isTrue();
		assertThat(this.captured.sentInPlaceOf(failure, this.first)).isEqualTo(SentryId.EMPTY_ID);
		assertThat(claim(failure)).isFalse();
		assertThat(this.captured.sentInPlaceOf(failure, new SentryId())).isEqualTo(SentryId.EMPTY_ID);
	}

	@Test
	void nothingIsKnownOfAnErrorThatWasNotCaptured() {
		assertThat(this.captured.sentInPlaceOf(new IllegalStateException(), this.first)).isEqualTo(SentryId.EMPTY_ID);
	}

	@Test
	void ofManyThreadsOneHasTheFailure() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			for (int round = 0; round < 200; round++) {
				Exception root = new IllegalStateException("root");
				List<Callable<Boolean>> claims = IntStream.range(0, 8)
					.<Callable<Boolean>>mapToObj((i) -> () -> claim(new ExecutionException(root)))
					.toList();
				int first = 0;
				for (Future<Boolean> claimed : threads.invokeAll(claims)) {
					first += claimed.get(30, TimeUnit.SECONDS) ? 1 : 0;
				}
				assertThat(first).isOne();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static final class Equal extends RuntimeException {

		@Override
		public boolean equals(Object other) {
			return other instanceof Equal;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

	private static final class Stackless extends RuntimeException {

		Stackless() {
			super("no stack trace", null, false, false);
		}

	}

}
