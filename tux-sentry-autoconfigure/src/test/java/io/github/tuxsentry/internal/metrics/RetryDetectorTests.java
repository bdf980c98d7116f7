package io.github.tuxsentry.internal.metrics;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryDetectorTests {

	@Test
	void withoutDetectorsNothingIsARetry() {
		assertThat(RetryDetector.none().retry("select 1")).isZero();
		assertThat(RetryDetector.anyOf(List.of()).retry("select 1")).isZero();
	}

	@Test
	void aSingleDetectorDecides() {
		assertThat(RetryDetector.anyOf(List.of((work) -> 2)).retry("select 1")).isEqualTo(2);
	}

	@Test
	void theHighestNumberOfAllDetectorsCounts() {
		List<String> asked = new ArrayList<>();
		RetryDetector any = RetryDetector.anyOf(List.of((work) -> {
			asked.add("one " + work);
			return 3;
		}, (work) -> {
			asked.add("other " + work);
			return 1;
		}));
		assertThat(any.retry("select 1")).isEqualTo(3);
		assertThat(asked).containsExactly("one select 1", "other select 1");
	}

}
