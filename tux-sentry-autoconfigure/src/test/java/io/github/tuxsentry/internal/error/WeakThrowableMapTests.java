package io.github.tuxsentry.internal.error;

import java.lang.ref.WeakReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeakThrowableMap}.
 */
class WeakThrowableMapTests {

	@Test
	void anErrorIsNotKeptAlive() throws InterruptedException {
		WeakThrowableMap<String> memory = new WeakThrowableMap<>();
		WeakReference<Throwable> error = new WeakReference<>(new IllegalStateException());
		memory.put(error.get(), "known");
		assertThat(memory.size()).isOne();
		for (int i = 0; i < 300 && memory.size() > 0; i++) {
			System.gc();
			Thread.sleep(10);
		}
		assertThat(error.get()).isNull();
		assertThat(memory.size()).isZero();
	}

}
