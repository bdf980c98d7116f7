package io.github.tuxsentry.internal.discord.execution;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecentIds}.
 */
class RecentIdsTests {

	private static final long GUILD = 613_425_648_685_547_541L;

	private final RecentIds ids = new RecentIds();

	@Test
	void idsAreUnsigned() {
		assertThat(this.ids.textOf(GUILD)).isEqualTo("613425648685547541");
		assertThat(this.ids.textOf(-1)).isEqualTo("18446744073709551615");
		assertThat(this.ids.textOf(0)).isEqualTo("0");
	}

	@Test
	void theTextOfARecentIdIsKept() {
		assertThat(this.ids.textOf(GUILD)).isSameAs(this.ids.textOf(GUILD));
	}

	@Test
	void noIdHasTheTextOfAnother() {
		List<Long> ids = LongStream.range(0, 20_000).map((number) -> number << 22 | number % 7).boxed().toList();
		IntStream.range(0, 4)
			.parallel()
			.forEach((thread) -> assertThat(ids)
				.allSatisfy((id) -> assertThat(this.ids.textOf(id)).isEqualTo(Long.toUnsignedString(id))));
	}

}
