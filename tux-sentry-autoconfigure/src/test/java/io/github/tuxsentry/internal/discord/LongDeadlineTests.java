package io.github.tuxsentry.internal.discord;

import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of a bot whose deadline is as long as possible, as one that means "never".
 */
class LongDeadlineTests {

	@Test
	void commandsAreAnsweredAndReported() {
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.deadline", Long.MAX_VALUE + "s"))
			.listeners(new ListenerAdapter() {
				@Override
				public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
					event.reply("done").queue();
				}
			})
			.start()) {
			bot.discord().slash("patient").by("alice").send().awaitReply();
			assertThat(bot.sentry().awaitTransaction("command.patient")).hasStatus("ok");
			assertThat(bot.bean(FaultBarrier.class).count()).isZero();
		}
	}

}
