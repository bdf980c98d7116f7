package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.text.Wildcard;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.internal.filter.LoggedEvents.logged;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IgnoredMessageFilter}.
 */
class IgnoredMessageFilterTests {

	private final IgnoredMessageFilter filter = new IgnoredMessageFilter(
			List.of(Wildcard.of("*rate limit*"), Wildcard.of("*ratelimited*")));

	@Test
	void dropsLogEventsWithAnIgnoredMessage() {
		assertThat(drops(logged("bot.A", null, "Hit the rate limit"))).isTrue();
		assertThat(drops(logged("bot.A", "Hit the rate limit", null))).isTrue();
		assertThat(drops(logged("bot.A", "Hit the {}", "Hit the rate limit"))).isTrue();
	}

	@Test
	void keepsLogEventsWithAnotherMessageOrNone() {
		assertThat(drops(logged("bot.A", "Hit the rate limit", "Hit the wall"))).isFalse();
		assertThat(drops(logged("bot.A", null, null))).isFalse();
		SentryEvent withoutMessage = new SentryEvent();
		withoutMessage.setLogger("bot.A");
		assertThat(drops(withoutMessage)).isFalse();
	}

	@Test
	void keepsMessagesThatTheBotCapturesItself() {
		assertThat(drops(logged(null, null, "Hit the rate limit"))).isFalse();
	}

	@Test
	void dropsUncaughtExceptionsOfJdaWithAnIgnoredMessage() {
		Throwable failure = new RateLimitedException("GET/users", 1);
		assertThat(failure).hasMessageContaining("ratelimited");
		assertThat(drops(thrown(failure, false))).isTrue();
	}

	@Test
	void keepsExceptionsThatAreCapturedOrNotOfJda() {
		Throwable failure = new RateLimitedException("GET/users", 1);
		assertThat(drops(thrown(failure, true))).isFalse();
		assertThat(drops(thrown(failure, null))).isFalse();
		assertThat(drops(new SentryEvent(failure))).isFalse();
		assertThat(drops(thrown(new IllegalStateException("Hit the rate limit"), false))).isFalse();
	}

	@Test
	void keepsAllWithoutMessages() {
		IgnoredMessageFilter none = new IgnoredMessageFilter(List.of());
		assertThat(none.drops(logged("bot.A", null, "Hit the rate limit"), new Hint())).isFalse();
	}

	@Test
	void tellsItsReason() {
		assertThat(this.filter.reason()).isEqualTo("ignored_message");
	}

	private boolean drops(SentryEvent event) {
		return this.filter.drops(event, new Hint());
	}

	private static SentryEvent thrown(Throwable failure, @Nullable Boolean handled) {
		Mechanism mechanism = new Mechanism();
		mechanism.setHandled(handled);
		return new SentryEvent(new ExceptionMechanismException(mechanism, failure, Thread.currentThread()));
	}

}
