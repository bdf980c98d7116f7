package io.github.tuxsentry.internal.logging;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.sentry.NoOpScopes;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogLevel;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SentryLogs} and {@link LogLimit}.
 */
class SentryLogsTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

	private final AtomicInteger heldBack = new AtomicInteger();

	private final SentryLogs logs = new SentryLogs(NoOpScopes.getInstance(), new LogLimit(3, this.now::get),
			this.heldBack::incrementAndGet);

	@Test
	void theFirstLogAfterAGapHasTheNumberOfThoseHeldBack() {
		assertThat(suppressed()).isZero();
		for (int i = 0; i < 2; i++) {
			assertThat(process()).isNotNull();
		}
		for (int i = 0; i < 7; i++) {
			assertThat(process()).isNull();
		}
		assertThat(this.heldBack).hasValue(7);
		this.now.addAndGet(Duration.ofMinutes(1).toNanos());
		assertThat(suppressed()).isEqualTo(7);
		assertThat(suppressed()).isZero();
	}

	@Test
	void theLimitHoldsWhenManyThreadsLog() {
		LogLimit limit = new LogLimit(1000, this.now::get);
		long taken = IntStream.range(0, 50_000).parallel().filter((i) -> limit.tryAcquire()).count();
		assertThat(taken).isEqualTo(1000);
		assertThat(limit.isExhausted()).isTrue();
	}

	private long suppressed() {
		SentryLogEvent log = process();
		assertThat(log).isNotNull();
		Object value = (log.getAttributes() != null && log.getAttributes().containsKey(SentryLogs.SUPPRESSED))
				? log.getAttributes().get(SentryLogs.SUPPRESSED).getValue() : 0L;
		return (Long) value;
	}

	private @Nullable SentryLogEvent process() {
		return this.logs.process(new SentryLogEvent(new SentryId(), 0.0, "a line", SentryLogLevel.INFO));
	}

}
