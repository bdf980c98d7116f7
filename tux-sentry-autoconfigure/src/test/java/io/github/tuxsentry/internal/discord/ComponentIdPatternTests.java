package io.github.tuxsentry.internal.discord;

import java.util.Base64;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ComponentIdPattern}.
 */
class ComponentIdPatternTests {

	private static final int PRESSES = 1_000;

	private final Random random = new Random(42);

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			confirm confirm
			confirm_delete confirm_delete
			confirmBanOfUser confirmBanOfUser
			CONFIRM-DELETE CONFIRM-DELETE
			bestätigen bestätigen
			ban:157512345678901234:secret ban
			ban_157512345678901234 ban_{id}
			ban-157512345678901234-1 ban-{id}
			157512345678901234:prune:5 prune
			157512345678901234 {id}
			page-3-next page-{id}-next
			page3 page{id}
			row3column5 row{id}column{id}
			form/42 form
			form/42/edit form
			vote|pizza vote
			role=admin role
			case#12 case
			ticket.550e8400-e29b-41d4-a716-446655440000 ticket.{id}
			550e8400-e29b-41d4-a716-446655440000_close {id}_close
			cache_deadbeef01 cache_{id}
			k9Xb2QmR7 {id}
			state_eyJhY3Rpb24iOiJiYW4iLCJ1IjoxfQ state_{id}
			{"action":"ban","user":1} {id}
			[1,2,3] {id}
			:ban:5 ban
			::: {id}
			""")
	void keepsWordsAndReplacesValues(String customId, String pattern) {
		assertThat(ComponentIdPattern.of(customId)).isEqualTo(pattern);
	}

	@Test
	void randomIdsHaveFewPatterns() {
		assertThat(patterns(() -> "ban_" + Long.toUnsignedString(this.random.nextLong() >>> 1))).hasSize(1);
		assertThat(patterns(() -> "ban-" + UUID.randomUUID())).containsExactly("ban-{id}");
		assertThat(patterns(() -> "ban_" + Base64.getEncoder().encodeToString(bytes(18)))).hasSizeLessThan(20);
		assertThat(patterns(() -> "{\"user\":" + this.random.nextInt() + "}")).containsExactly("{id}");
		assertThat(patterns(() -> "page-" + this.random.nextInt(500) + "-next")).containsExactly("page-{id}-next");
		assertThat(patterns(() -> "form/" + this.random.nextInt())).containsExactly("form");
	}

	@Test
	void convertsIdsOfAnyLength() {
		assertThat(ComponentIdPattern.of("1_".repeat(500_000))).isEqualTo("{id}");
		assertThat(ComponentIdPattern.of(":".repeat(1_000_000))).isEqualTo("{id}");
	}

	private Set<String> patterns(Supplier<String> ids) {
		return Stream.generate(ids).limit(PRESSES).map(ComponentIdPattern::of).collect(Collectors.toSet());
	}

	private byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
