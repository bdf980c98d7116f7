package io.github.tuxsentry.internal.delivery;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeAgeTests {

	private static final long DAY = Duration.ofDays(1).toNanos();

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

}
