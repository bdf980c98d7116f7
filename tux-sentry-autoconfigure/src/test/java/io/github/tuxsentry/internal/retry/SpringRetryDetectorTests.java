package io.github.tuxsentry.internal.retry;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.retry.support.RetryTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class SpringRetryDetectorTests {

	private final SpringRetryDetector attempts = new SpringRetryDetector();

	private final RetryTemplate template = RetryTemplate.builder().maxAttempts(3).noBackoff().build();

	@Test
	void workOutsideOfARetryIsNone() {
		assertThat(this.attempts.retry("insert")).isZero();
		assertThat(this.attempts.retry("insert")).isZero();
	}

	@Test
	void attemptsAfterTheFirstAreRetries() {
		List<Integer> retries = new ArrayList<>();
		this.template.execute((context) -> {
			retries.add(this.attempts.retry("insert"));
			return succeedOn(3, retries.size());
		});
		assertThat(retries).containsExactly(0, 1, 2);
	}

	@Test
	void workThatNoEarlierAttemptGotToIsNoRetry() {
		List<Integer> retries = new ArrayList<>();
		this.template.execute((context) -> {
			retries.add(this.attempts.retry("insert"));
			if (context.getRetryCount() == 0) {
				throw new IllegalStateException("before the update");
			}
			retries.add(this.attempts.retry("update"));
			return null;
		});
		assertThat(retries).containsExactly(0, 1, 0);
	}

	@Test
	void workThatAnAttemptDoesTwiceIsNoRetry() {
		this.template.execute((context) -> {
			assertThat(this.attempts.retry("insert")).isZero();
			assertThat(this.attempts.retry("insert")).isZero();
			return null;
		});
	}

	@Test
	void onlyAHundredPiecesOfWorkAreRemembered() {
		List<Integer> retries = new ArrayList<>();
		this.template.execute((context) -> {
			for (int i = 0; i < 150; i++) {
				retries.add(this.attempts.retry("insert " + i));
			}
			return succeedOn(2, context.getRetryCount() + 1);
		});
		assertThat(retries.subList(150, 300)).filteredOn((retry) -> retry == 1).hasSize(100);
	}

	private static Object succeedOn(int attempt, int current) {
		if (current < attempt) {
			throw new IllegalStateException("attempt " + current);
		}
		return current;
	}

}
