package io.github.tuxsentry.internal.filter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StormGuard}.
 */
class StormGuardTests {

	private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

	private final StormGuard guard = new StormGuard(30, 10, 300, 10_000, this.now::get);

	@Test
	void letsABurstOfOneKindPassThenThirtyAMinute() {
		assertThat(passed("a", 100)).isEqualTo(10);
		int passed = 0;
		for (int second = 0; second < 60; second++) {
			sleep(Duration.ofSeconds(1));
			passed += passed("a", 10);
		}
		assertThat(passed).isEqualTo(30);
	}

	@Test
	void letsTheFirstPassAfterAQuietTimeAndTellHowManyWereSuppressed() {
		passed("a", 100);
		sleep(Duration.ofMinutes(5));
		assertThat(tag(pass("a"), StormGuard.SUPPRESSED)).isEqualTo("90");
		assertThat(pass("a").getTags()).isNullOrEmpty();
		assertThat(this.guard.statistics()).isEqualTo(new StormGuard.Statistics(12, 90, 0));
	}

	@Test
	void doesNotLetOneKindStandInTheWayOfAnother() {
		passed("a", 1000);
		assertThat(passed("b", 5)).isEqualTo(5);
	}

	@Test
	void letsThreeHundredPassInAllOfWhichAFifthIsKeptForFirstOnes() {
		int repeats = 0;
		for (int kind = 0; kind < 40; kind++) {
			repeats += passed("kind of " + (char) ('A' + kind), 10);
		}
		assertThat(repeats).isBetween(240, 260);
		int first = 0;
		for (int kind = 0; kind < 1000; kind++) {
			first += passed("first " + Integer.toString(kind, 36).replaceAll("\\d", "z") + "-".repeat(kind), 1);
		}
		assertThat(repeats + first).isEqualTo(300);
		assertThat(first).isGreaterThanOrEqualTo(40);
		sleep(Duration.ofSeconds(1));
		int later = 0;
		for (int kind = 0; kind < 100; kind++) {
			later += passed("later " + "+".repeat(kind), 1);
		}
		assertThat(later).isEqualTo(5);
	}

	@Test
	void doesNotCountOneThatOnlyTheOverallLimitHasSuppressedAgainstItsKind() {
		StormGuard narrow = new StormGuard(30, 2, 1, 100, this.now::get);
		assertThat(narrow.drops(event("a"), new Hint())).isFalse();
		assertThat(narrow.drops(event("b"), new Hint())).isTrue();
		assertThat(narrow.drops(event("b"), new Hint())).isTrue();
		sleep(Duration.ofMinutes(1));
		SentryEvent event = event("b");
		assertThat(narrow.drops(event, new Hint())).isFalse();
		assertThat(tag(event, StormGuard.SUPPRESSED)).isEqualTo("2");
	}

	@Test
	void leavesTheBurstOfAKindThatOnlyTheOverallLimitHasSuppressed() {
		StormGuard narrow = new StormGuard(1, 2, 2, 100, this.now::get);
		assertThat(narrow.drops(event("a"), new Hint())).isFalse();
		assertThat(narrow.drops(event("a"), new Hint())).isFalse();
		assertThat(narrow.drops(event("b"), new Hint())).isTrue();
		assertThat(narrow.drops(event("b"), new Hint())).isTrue();
		sleep(Duration.ofSeconds(30));
		assertThat(narrow.drops(event("b"), new Hint())).isFalse();
	}

	@Test
	void tellsOfTheSuppressedOnesOfForgottenKinds() {
		StormGuard forgetful = new StormGuard(30, 1, 1000, 1, this.now::get);
		forgetful.drops(event("a"), new Hint());
		forgetful.drops(event("a"), new Hint());
		forgetful.drops(event("a"), new Hint());
		assertThat(forgetful.statistics()).isEqualTo(new StormGuard.Statistics(1, 2, 2));
		SentryEvent other = event("b");
		assertThat(forgetful.drops(other, new Hint())).isFalse();
		assertThat(tag(other, StormGuard.SUPPRESSED)).isNull();
		assertThat(tag(other, StormGuard.SUPPRESSED_OTHERS)).isEqualTo("2");
		assertThat(forgetful.statistics()).isEqualTo(new StormGuard.Statistics(2, 2, 0));
	}

	@Test
	void forgetsTheKindThatWasQuietForLongest() {
		StormGuard small = new StormGuard(1, 1, 1000, 8, this.now::get);
		for (String kind : "abcdefgh".split("")) {
			small.drops(event(kind), new Hint());
			sleep(Duration.ofSeconds(1));
		}
		small.drops(event("i"), new Hint());
		assertThat(small.drops(event("b"), new Hint())).isTrue();
		assertThat(small.drops(event("a"), new Hint())).isFalse();
	}

	@Test
	void tracksOnlyTheNumberOfKindsThatItMay() {
		StormGuard small = new StormGuard(1, 1, 1000, 2, this.now::get);
		small.drops(event("a"), new Hint());
		small.drops(event("b"), new Hint());
		assertThat(small.drops(event("a"), new Hint())).isTrue();
		small.drops(event("c"), new Hint());
		assertThat(small.drops(event("a"), new Hint())).isTrue();
		assertThat(small.drops(event("b"), new Hint())).isFalse();
		assertThat(small.statistics()).isEqualTo(new StormGuard.Statistics(4, 2, 2));
	}

	@Test
	void passesAllAndCountsNoneIfDisabled() {
		StormGuard disabled = StormGuard.off();
		for (int i = 0; i < 10; i++) {
			assertThat(disabled.drops(event("a"), new Hint())).isFalse();
		}
		assertThat(disabled.statistics()).isEqualTo(new StormGuard.Statistics(0, 0, 0));
	}

	@Test
	void tellsItsReason() {
		assertThat(this.guard.reason()).isEqualTo("storm");
	}

	private int passed(String kind, int times) {
		int passed = 0;
		for (int i = 0; i < times; i++) {
			passed += this.guard.drops(event(kind), new Hint()) ? 0 : 1;
		}
		return passed;
	}

	private SentryEvent pass(String kind) {
		SentryEvent event = event(kind);
		assertThat(this.guard.drops(event, new Hint())).isFalse();
		return event;
	}

	private static String tag(SentryEvent event, String key) {
		return event.getTag(key);
	}

	private static SentryEvent event(String kind) {
		Message message = new Message();
		message.setMessage(kind);
		SentryEvent event = new SentryEvent();
		event.setMessage(message);
		return event;
	}

	private void sleep(Duration duration) {
		this.now.addAndGet(duration.toNanos());
	}

}
