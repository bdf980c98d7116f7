package io.github.tuxsentry.internal.filter;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommonEntries}.
 */
class CommonEntriesTests {

	private final CommonEntries<String> entries = new CommonEntries<>(Map.of("a", "1", "b", "2", "c", "3"));

	@Test
	void areThoseOfASingleMap() {
		assertThat(this.entries.size()).isEqualTo(3);
		assertThat(this.entries.toMap()).isEqualTo(Map.of("a", "1", "b", "2", "c", "3"));
	}

	@Test
	void areThoseThatAllMapsHave() {
		this.entries.retain(Map.of("a", "1", "b", "other", "c", "3", "d", "4"));
		assertThat(this.entries.size()).isEqualTo(2);
		this.entries.retain(Map.of("c", "3"));
		assertThat(this.entries.size()).isOne();
		assertThat(this.entries.toMap()).isEqualTo(Map.of("c", "3"));
	}

	@Test
	void areNoneBesideAMapWithoutEntries() {
		this.entries.retain(null);
		assertThat(this.entries.size()).isZero();
		assertThat(this.entries.toMap()).isEmpty();
		assertThat(new CommonEntries<>(null).toMap()).isEmpty();
	}

}
