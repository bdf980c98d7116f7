package io.github.tuxsentry.internal.discord;

import java.time.OffsetDateTime;

import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoginObserver}.
 */
class LoginObserverTests {

	@ParameterizedTest
	@ValueSource(ints = { 4004, 4010, 4011, 4013, 4014 })
	void reportsAGatewayThatIsClosedForGood(int code) {
		try (TestBot bot = TestBot.withListeners()) {
			JDA jda = bot.jda();
			bot.bean(LoginObserver.class).observe(new ShutdownEvent(jda, OffsetDateTime.now(), code));
			bot.bean(LoginObserver.class).observe(new ShutdownEvent(jda, OffsetDateTime.now(), 1000));
			SentryItem event = bot.sentry().awaitEvent((item) -> true);
			assertThat(event).hasLevel("fatal")
				.hasTag("setup_phase", "discord_login_failed")
				.hasContextEntry("disconnect", "close_code", code);
			assertThat(event.message()).startsWith("Discord permanently closed the gateway connection: ");
		}
	}

}
