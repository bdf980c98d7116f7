package io.github.tuxsentry.internal.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeAgeTests {

	private static final long DAY = Duration.ofDays(1).toNanos();

	private final AtomicLong nanoTime = new AtomicLong(Duration.ofDays(100).toNanos());

	@Test
	void growsWithTheTimeThatPasses() throws InterruptedException {
		EnvelopeAge age = EnvelopeAge.captured();
		Thread.sleep(2);
		assertThat(age.exceeds(1_000_000)).isTrue();
		assertThat(age.exceeds(DAY)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1000, 9_999_999_999_999L, Long.MAX_VALUE, -1 })
	void doesNotExpireAtOnceWhatAnEarlierProcessLeft(long capturedAt) {
		assertThat(EnvelopeAge.restored(capturedAt).exceeds(DAY)).isFalse();
	}

	@Test
	void addsTheAgeThatAnEarlierProcessLeft() throws InterruptedException {
		EnvelopeAge old = EnvelopeAge.restored(System.currentTimeMillis() - Duration.ofHours(2).toMillis());
		EnvelopeAge future = EnvelopeAge.restored(System.currentTimeMillis() + Duration.ofHours(2).toMillis());
		Thread.sleep(2);
		assertThat(old.exceeds(1_000_000)).isTrue();
		assertThat(future.exceeds(DAY)).isFalse();
	}

	@Test
	void exceedsALimitOnceMoreThanItHasPassed() {
		EnvelopeAge age = EnvelopeAge.captured(this.nanoTime::get);
		this.nanoTime.addAndGet(DAY);
		assertThat(age.exceeds(DAY)).isFalse();
		this.nanoTime.incrementAndGet();
		assertThat(age.exceeds(DAY)).isTrue();
	}

	@Test
	void exceedsALimitThatAnEarlierProcessAlmostReachedOnceAnHourHasPassed() {
		EnvelopeAge old = restoredBefore(Duration.ofHours(23));
		this.nanoTime.addAndGet(Duration.ofMinutes(59).toNanos());
		assertThat(old.exceeds(DAY)).isFalse();
		this.nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
		assertThat(old.exceeds(DAY)).isTrue();
		assertThat(old.exceeds(2 * DAY)).isFalse();
	}

	@Test
	void doesNotCountATimeInTheFuture() {
		EnvelopeAge future = restoredBefore(Duration.ofHours(-23));
		this.nanoTime.addAndGet(Duration.ofHours(23).toNanos());
		assertThat(future.exceeds(DAY)).isFalse();
		this.nanoTime.addAndGet(Duration.ofHours(2).toNanos());
		assertThat(future.exceeds(DAY)).isTrue();
	}

	private EnvelopeAge restoredBefore(Duration duration) {
		return EnvelopeAge.restored(System.currentTimeMillis() - duration.toMillis(), this.nanoTime::get);
	}

}
