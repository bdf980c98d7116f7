package io.github.tuxsentry.internal.fault;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FaultBarrier}.
 */
@ExtendWith(OutputCaptureExtension.class)
class FaultBarrierTests {

	private final AtomicLong clock = new AtomicLong();

	private final FaultBarrier barrier = new FaultBarrier(this.clock::get);

	@Test
	void returnsWhatTheWorkReturns() {
		assertThat(this.barrier.get("add", () -> 42, 0)).isEqualTo(42);
		assertThat(this.barrier.count()).isZero();
	}

	@Test
	void swallowsAndCountsWhatTheWorkThrows() {
		this.barrier.run("fail", () -> {
			throw new IllegalStateException("boom");
		});
		assertThat(this.barrier.<String>get("overflow", () -> {
			throw new StackOverflowError();
		}, "fallback")).isEqualTo("fallback");
		assertThat(this.barrier.count()).isEqualTo(2);
	}

	@Test
	void swallowsAFaultThatCannotEvenBeLogged() {
		this.barrier.run("fail", () -> {
			throw new IllegalStateException() {
				@Override
				public String getMessage() {
					throw new UnsupportedOperationException();
				}
			};
		});
		assertThat(this.barrier.count()).isOne();
	}

	@Test
	void logsOnceAMinuteAtMost(CapturedOutput output) {
		for (int i = 0; i < 5; i++) {
			this.barrier.caught("record a metric", new IllegalStateException("boom"));
		}
		this.clock.addAndGet(TimeUnit.SECONDS.toNanos(61));
		this.barrier.caught("record a metric", new IllegalStateException("boom"));
		assertThat(output.getOut().split("tux-sentry failed to record a metric", -1)).hasSize(3);
		assertThat(output).contains("internal error 1 so far").contains("internal error 6 so far");
	}

}
