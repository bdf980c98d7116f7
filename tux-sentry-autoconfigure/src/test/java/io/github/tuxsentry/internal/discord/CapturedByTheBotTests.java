package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.jspecify.annotations.NonNull;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command whose failure the bot has captured itself before the listener threw it.
 */
class CapturedByTheBotTests {

	@Test
	void isOneEventWhoseIdTheUserIsTold() {
		Saving saving = new Saving();
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.reply-with-event-id", true))
			.listeners(saving)
			.start()) {
			saving.errors.set(bot.bean(ErrorCapture.class));
			SentCommand sent = bot.discord().slash("save").by("dave").send();
			SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
			assertThat(sent.awaitReply().content()).endsWith(event.eventId());
			assertThat(bot.sentry().awaitTransaction("command.save")).hasStatus("internal_error");
			bot.bean(SentryManager.class).flush(Duration.ofSeconds(10));
			assertThat(bot.sentry()).hasEvents(1);
			assertThat(event).hasTag("error.type", "database").hasTag("command.name", "save");
			assertThat(bot.bean(EventFilterChain.class).dropped()).containsEntry("already_captured", 2L);
		}
	}

	private static final class Saving extends ListenerAdapter {

		private static final Logger logger = LoggerFactory.getLogger(Saving.class);

		private final AtomicReference<ErrorCapture> errors = new AtomicReference<>();

		@Override
		public void onSlashCommandInteraction(@NonNull SlashCommandInteractionEvent event) {
			RuntimeException failure = new IllegalStateException("the database is down");
			this.errors.get().captureDatabaseError(failure);
			logger.error("Cannot save", failure);
			throw failure;
		}

	}

}
