package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;

/**
 * Routine errors of calls beside the response to an interaction.
 */
class RoutineFailureTests {

	private static final String MESSAGE = "/channels/{channel}/messages/{message}";

	@ParameterizedTest
	@ValueSource(strings = { "reply", "deferred", "later" })
	void doNotFailACommandWhoseUserGetsTheResponse(String name) {
		try (TestBot bot = TestBot.withListeners(new Cleaning())) {
			prepare(bot.discord());
			bot.discord().slash(name).by("alice").send();
			assertThat(bot.sentry().awaitTransaction("command." + name)).hasStatus("ok")
				.hasTag("command.success", "true");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "thinking", "silent" })
	void failACommandWithoutAResponse(String name) {
		try (TestBot bot = TestBot.withListeners(new Cleaning())) {
			prepare(bot.discord());
			bot.discord().slash(name).by("alice").send();
			assertThat(bot.sentry().awaitTransaction("command." + name)).hasStatus("not_found")
				.hasTag("command.error_type", "ErrorResponseException");
		}
	}

	private static void prepare(LocalDiscord discord) {
		discord.fail("DELETE", MESSAGE, 404, 10008, "Unknown Message", 1);
		discord.delay("POST", "/interactions/{id}/{token}/callback", Duration.ofMillis(500));
	}

	private static final class Cleaning extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			switch (event.getName()) {
				case "reply" -> event.reply("done").queue();
				case "deferred" -> event.deferReply().queue((hook) -> hook.sendMessage("done").queue());
				case "thinking" -> event.deferReply().queue();
				case "later" -> {
					event.getChannel().deleteMessageById(1).queue();
					event.getChannel().sendTyping().queue((typing) -> event.reply("done").queue());
					return;
				}
				default -> {
				}
			}
			event.getChannel().deleteMessageById(1).queue();
		}

	}

}
