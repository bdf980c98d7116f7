package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Failures of commands that the bot does not catch: the event describes their kind.
 */
class KindsOfFailuresTests {

	private static TestBot bot;

	@BeforeAll
	static void startBot() {
		bot = TestBot.withListeners(new Failing());
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@AfterEach
	void clear() {
		bot.awaitIdle();
		bot.bean(SentryManager.class).flush(Duration.ofSeconds(10));
		bot.sentry().clear();
		bot.discord().clearResponses();
		assertThat(bot.bean(FaultBarrier.class).count()).isZero();
	}

	@Test
	void anErrorOfTheBotHasItsSeverity() {
		bot.discord().slash("domain").by("carol").send();
		assertThat(event("domain")).hasTag("error.type", "tux_error")
			.hasTag("error.severity", "info")
			.hasLevel("info")
			.hasTag("command.name", "domain")
			.hasUsername("carol")
			.hasContext("command_error")
			.hasContextEntry("tux_error", "error_code", "no_such_case");
	}

	@Test
	void anErrorOfDiscordHasItsStatus() {
		bot.discord()
			.respond("POST", "/channels/{channel}/messages", 404, "{\"code\":10003,\"message\":\"Unknown Channel\"}",
					1);
		bot.discord().slash("discord").send();
		assertThat(event("discord")).hasTag("error.type", "api")
			.hasTag("api.status_code", "404")
			.hasContextEntry("api_error", "error_type", "ErrorResponseException")
			.hasContextEntry("api_error", "status_code", 404);
	}

	private static SentryItem event(String command) {
		bot.sentry().awaitTransaction("command." + command);
		bot.bean(SentryManager.class).flush(Duration.ofSeconds(10));
		assertThat(bot.sentry()).hasEvents(1);
		return bot.sentry().events().get(0);
	}

	private static final class Failing extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("working on it").complete();
			if (event.getName().equals("domain")) {
				throw new NoSuchCaseException();
			}
			MessageChannel channel = event.getMessageChannel();
			channel.sendMessage("done").complete();
		}

	}

	private static final class NoSuchCaseException extends TuxException {

		NoSuchCaseException() {
			super("no_such_case", "There is no such case", ErrorSeverity.INFO, null, null);
		}

	}

}
