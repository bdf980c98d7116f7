package io.github.tuxsentry.sample.discord;

import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.sample.RunningBot;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@ExtendWith(OutputCaptureExtension.class)
class StartAndStopTests {

	@Test
	void aCommandThatComesBeforeTheBotIsConnectedIsNotLost() throws Exception {
		ExecutorService events = Executors.newSingleThreadExecutor();
		CountDownLatch connecting = new CountDownLatch(1);
		events.execute(() -> await(connecting));
		try (RunningBot bot = RunningBot.start((builder) -> builder.setEventPool(events, true))) {
			Map<String, String> options = Map.of("user", "mallory", "reason", "spam");
			CompletableFuture<HttpStatusCode> answer = CompletableFuture.supplyAsync(() -> bot
				.post("/offline/discord/commands", Map.of("kind", "slash", "name", "ban", "options", options)));
			assertThat(answer.completeOnTimeout(HttpStatus.CONTINUE, 500, TimeUnit.MILLISECONDS).get())
				.isEqualTo(HttpStatus.CONTINUE);
			connecting.countDown();
			assertThat(bot.bean(LocalSentry.class).awaitTransaction("command.ban")).hasStatus("ok");
		}
	}

	@Test
	void aCommandThatRunsAtTheStopComesToItsEndAndReachesSentry(CapturedOutput output) {
		SlowListener slow = new SlowListener();
		RunningBot bot = RunningBot.start((builder) -> builder.addEventListeners(slow));
		LocalSentry sentry = bot.bean(LocalSentry.class);
		LocalDiscord discord = bot.bean(LocalDiscord.class);
		discord.slash("ping").send();
		await(slow.running);
		bot.close();
		assertThat(discord.calls("POST", "/channels/{channel}/messages")).singleElement()
			.matches((call) -> call.status() == 200);
		assertThat(sentry.awaitTransaction("command.ping")).hasStatus("ok");
		assertThat(sentry).hasTransactions(1)
			.hasMetric("bot.command.usage")
			.hasMetric("bot.command.execution_time")
			.hasNoEvents();
		assertThat(output).doesNotContain("WARN", "ERROR");
	}

	@Test
	void aStopEndsTheBotAndAllThatIsLocal(CapturedOutput output) {
		RunningBot bot = RunningBot.start();
		JDA jda = bot.bean(JDA.class);
		String sentry = bot.bean(LocalSentry.class).dsn();
		String discord = bot.bean(LocalDiscord.class).restConfig().getBaseUrl();
		String tldr = bot.property("tldr.base-url");
		bot.close();
		assertThat(jda.getStatus()).isEqualTo(JDA.Status.SHUTDOWN);
		assertNobodyListens(sentry);
		assertNobodyListens(discord);
		assertNobodyListens(tldr);
		assertThat(output).doesNotContain("WARN", "ERROR");
	}

	private static void assertNobodyListens(String url) {
		URI uri = URI.create(url);
		assertThatIOException().isThrownBy(() -> new Socket(uri.getHost(), uri.getPort()).close());
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Makes commands last until the bot has begun to stop.
	 */
	private static final class SlowListener extends ListenerAdapter {

		private final CountDownLatch running = new CountDownLatch(1);

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			this.running.countDown();
			try {
				TimeUnit.MILLISECONDS.sleep(500);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			event.getChannel().sendMessage("at last").queue();
		}

	}

}
