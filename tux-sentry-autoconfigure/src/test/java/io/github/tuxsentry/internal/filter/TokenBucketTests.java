package io.github.tuxsentry.internal.filter;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenBucket}.
 */
class TokenBucketTests {

	private static final TokenBucket.Limit LIMIT = new TokenBucket.Limit(1000, 3);

	private final TokenBucket bucket = new TokenBucket(0);

	@Test
	void letsABurstPassAndThenOneEachInterval() {
		assertThat(take(0)).isTrue();
		assertThat(take(0)).isTrue();
		assertThat(take(0)).isTrue();
		assertThat(take(0)).isFalse();
		assertThat(take(999)).isFalse();
		assertThat(take(1000)).isTrue();
		assertThat(take(1000)).isFalse();
		assertThat(take(3000)).isTrue();
		assertThat(take(3000)).isTrue();
		assertThat(take(3000)).isFalse();
	}

	@Test
	void holdsNoMoreThanABurst() {
		take(0);
		assertThat(List.of(take(1_000_000), take(1_000_000), take(1_000_000), take(1_000_000))).containsExactly(true,
				true, true, false);
	}

	@Test
	void leavesWhatItIsAskedToLeave() {
		assertThat(this.bucket.take(LIMIT, 0, 2)).isTrue();
		assertThat(this.bucket.take(LIMIT, 0, 2)).isFalse();
		assertThat(this.bucket.take(LIMIT, 0, 0)).isTrue();
		assertThat(this.bucket.take(LIMIT, 0, 3)).isFalse();
	}

	@Test
	void takesBackATokenThatWasNotNeeded() {
		for (int i = 0; i < 3; i++) {
			take(0);
		}
		this.bucket.giveBack(LIMIT);
		assertThat(take(0)).isTrue();
		assertThat(take(0)).isFalse();
	}

	@Property
	void neverLetsMorePassThanTheLimit(@ForAll @Size(max = 200) List<@IntRange(max = 3000) Integer> pauses) {
		TokenBucket fresh = new TokenBucket(0);
		long now = 0;
		int passed = 0;
		for (int pause : pauses) {
			now += pause;
			passed += fresh.take(LIMIT, now, 0) ? 1 : 0;
			assertThat((long) passed).isLessThanOrEqualTo(LIMIT.burst() + now / LIMIT.intervalNanos());
		}
	}

	private boolean take(long now) {
		return this.bucket.take(LIMIT, now, 0);
	}

}
