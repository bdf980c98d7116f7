package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Latest}.
 */
class LatestTests {

	private final List<String> removed = new ArrayList<>();

	private Latest<String> latest(int items, long bytes) {
		return new Latest<>(new Latest.Limits(items, bytes), this.removed::add);
	}

	private static void add(Latest<String> latest, String... elements) {
		for (String element : elements) {
			latest.add(element, element.length());
		}
	}

	@Test
	void oldestElementIsRemovedWhenThereAreTooMany() {
		Latest<String> latest = latest(2, 100);
		add(latest, "a", "b", "c");
		assertThat(latest.elements()).containsExactly("b", "c");
		assertThat(this.removed).containsExactly("a");
	}

	@Test
	void oldestElementsAreRemovedUntilTheOthersAreSmallEnough() {
		Latest<String> latest = latest(100, 10);
		add(latest, "aaa", "bbb", "cccc");
		assertThat(this.removed).isEmpty();
		add(latest, "ddddd");
		assertThat(latest.elements()).containsExactly("cccc", "ddddd");
		assertThat(this.removed).containsExactly("aaa", "bbb");
	}

	@Test
	void latestElementIsKeptEvenIfItIsTooLarge() {
		Latest<String> latest = latest(100, 3);
		add(latest, "a", "bbbbb");
		assertThat(latest.elements()).containsExactly("bbbbb");
		add(latest, "c");
		assertThat(latest.elements()).containsExactly("c");
	}

	@Test
	void sizesAreForgottenWhenElementsAreRemoved() {
		Latest<String> latest = latest(100, 4);
		add(latest, "aaaa");
		latest.clear();
		assertThat(latest.size()).isZero();
		add(latest, "bb", "cc");
		assertThat(latest.elements()).containsExactly("bb", "cc");
	}

}
