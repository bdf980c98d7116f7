package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.error.TuxApiException;
import io.github.tuxsentry.error.TuxApiPermissionException;
import io.github.tuxsentry.error.TuxApiRequestException;
import io.github.tuxsentry.error.TuxApiResourceNotFoundException;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link DiscordFailures}, with what JDA really throws.
 */
class DiscordFailuresTests {

	private static TestBot bot;

	@BeforeAll
	static void startBot() {
		bot = TestBot.withListeners();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@ParameterizedTest
	@CsvSource({ "403, 50278, Cannot send messages to this user", "404, 10013, Unknown User",
			"400, 50035, Invalid Form Body" })
	void anErrorOfDiscordIsAnErrorOfOurs(int status, int code, String meaning) {
		bot.discord().fail("GET", "/users/{id}", status, code, meaning);
		Throwable failure = catchThrowable(() -> bot.jda().retrieveUserById(4711).complete());
		bot.discord().clearResponses();
		bot.bean(SentryManager.class).flush(Duration.ofSeconds(30));
		bot.sentry().clear();
		assertThat(failure).isInstanceOf(ErrorResponseException.class);
		RuntimeException ours = bot.bean(ErrorCapture.class)
			.convertHttpError(failure, "Discord", "users.get", "user 4711");
		assertThat(ours).isExactlyInstanceOf(expected(status)).hasCause(failure);
		if (status == 400) {
			assertThat(ours).hasMessage("API request to Discord failed with status 400: 50035: Invalid Form Body");
		}
		bot.bean(SentryManager.class).flush(Duration.ofSeconds(30));
		assertThat(bot.sentry()).hasEvents(1);
		assertThat(bot.sentry().events().get(0)).hasTag("api.status_code", String.valueOf(status))
			.hasContextEntry("api_error", "service", "Discord")
			.hasContextEntry("api_error", "error_type", expected(status).getSimpleName());
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "tux.sentry.discord.enabled=false" })
	void anErrorOfDiscordIsConvertedWithoutTheInstrumentation(String property) {
		bot.discord().fail("GET", "/users/{id}", 404, 10013, "Unknown User");
		Throwable failure = catchThrowable(() -> bot.jda().retrieveUserById(4711).complete());
		bot.discord().clearResponses();
		BotContext.withoutDsn()
			.withPropertyValues(property)
			.run((context) -> assertThat(
					context.getBean(ErrorCapture.class).convertHttpError(failure, "Discord", "users.get", "user 4711"))
				.isExactlyInstanceOf(TuxApiResourceNotFoundException.class)
				.hasCause(failure));
	}

	private static Class<? extends TuxApiException> expected(int status) {
		return switch (status) {
			case 403 -> TuxApiPermissionException.class;
			case 404 -> TuxApiResourceNotFoundException.class;
			default -> TuxApiRequestException.class;
		};
	}

}
