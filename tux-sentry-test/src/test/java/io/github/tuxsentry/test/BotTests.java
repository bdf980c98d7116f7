package io.github.tuxsentry.test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import io.sentry.protocol.User;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the guide, as they stand there.
 */
class BotTests {

	@Test
	void crashOfCommandIsReportedOnce() throws Exception {
		try (LocalSentry sentry = LocalSentry.start(); LocalDiscord discord = LocalDiscord.start()) {
			Sentry.init((options) -> options.setDsn(sentry.dsn()));
			JDA bot = discord.configure(JDABuilder.createLight("any").addEventListeners(new Commands())).build();
			bot.awaitReady();
			try {
				var sent = discord.slash("crash").by("alice").option("text", "boom").send();
				assertThat(sent.awaitReply().content()).isEqualTo("That went wrong.");
				SentryItem event = sentry.awaitEvent((item) -> !item.exceptions().isEmpty());
				assertThat(event).hasExceptionOfType(IllegalStateException.class).hasUsername("alice");
				assertThat(sentry).hasEvents(1);
			}
			finally {
				bot.shutdown();
				bot.awaitShutdown(Duration.ofSeconds(10));
				Sentry.close();
			}
		}
	}

	@Test
	void pageIsServed() throws Exception {
		try (LocalSentry sentry = LocalSentry.builder().port(8969).maxItemsPerType(1_000).start();
				LocalDiscord discord = LocalDiscord.start()) {
			sentry.attach(discord);
			HttpResponse<String> page = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(sentry.pageUrl())).build(), BodyHandlers.ofString());
			assertThat(page.body()).contains("<title>Local Sentry</title>");
		}
	}

	/**
	 * A bot that reports by hand.
	 */
	private static final class Commands extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			Sentry.withScope((scope) -> {
				User user = new User();
				user.setUsername(event.getUser().getName());
				scope.setUser(user);
				Sentry.captureException(new IllegalStateException(event.getOption("text").getAsString()));
			});
			event.reply("That went wrong.").setEphemeral(true).queue();
		}

	}

}
