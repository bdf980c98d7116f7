package io.github.tuxsentry.internal.tracing;

import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work that takes a moment and then ends as it is to. It knows when it was done.
 */
final class Work {

	private static final long MOMENT_MILLIS = 30;

	private final WorkOutcome outcome;

	private final CountDownLatch started = new CountDownLatch(1);

	private final CountDownLatch ended = new CountDownLatch(1);

	private volatile Instant start = Instant.MAX;

	private volatile Instant end = Instant.MIN;

	Work(WorkOutcome outcome) {
		this.outcome = outcome;
	}

	/**
	 * Throws what is thrown instead of returning a result.
	 */
	void beforeResult() {
		if (this.outcome == WorkOutcome.THROWS_AT_ONCE) {
			this.start = Instant.now();
			this.end = this.start;
			throw new IllegalArgumentException("at once");
		}
	}

	String run() throws Exception {
		this.start = Instant.now();
		this.started.countDown();
		try {
			if (this.outcome == WorkOutcome.IS_CANCELLED) {
				TimeUnit.SECONDS.sleep(60);
			}
			TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
			if (this.outcome == WorkOutcome.FAILS_LATER) {
				throw new TimeoutException("too slow");
			}
			return "done";
		}
		finally {
			this.end = Instant.now();
			this.ended.countDown();
		}
	}

	String runAtOnce() throws Exception {
		if (this.outcome == WorkOutcome.IS_CANCELLED) {
			throw new CancellationException();
		}
		return run();
	}

	void awaitStart() throws InterruptedException {
		assertThat(this.started.await(30, TimeUnit.SECONDS)).isTrue();
	}

	void awaitEnd() throws InterruptedException {
		assertThat(this.ended.await(30, TimeUnit.SECONDS)).isTrue();
	}

	WorkOutcome outcome() {
		return this.outcome;
	}

	double start() {
		return seconds(this.start);
	}

	double end() {
		return seconds(this.end);
	}

	private static double seconds(Instant instant) {
		return instant.getEpochSecond() + instant.getNano() / 1e9;
	}

}
