package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.discord.ShutdownConfiguration.JdaShutdown;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stop of a bot: commands that run come to their end, new ones do not begin, and JDA
 * is shut down and awaited.
 */
class BotStopTests {

	@Test
	void awaitsRunningCommandsAndBeginsNoNewOnes() throws Exception {
		Slow slow = new Slow();
		ExecutorService pool = Executors.newFixedThreadPool(4);
		try (TestBot bot = TestBot.builder()
			.listeners(slow)
			.eventPool(pool)
			.properties(
					Map.of("tux.sentry.startup.send-transaction", true, "tux.sentry.shutdown.send-transaction", true))
			.start()) {
			JDA jda = bot.jda();
			bot.discord().slash("first").send();
			assertThat(slow.begun.await(30, TimeUnit.SECONDS)).isTrue();
			Thread stop = new Thread(bot::stop);
			stop.start();
			awaitNoNewCommands(bot.bean(RunningCommands.class));
			bot.discord().slash("second").send();
			slow.mayEnd.countDown();
			stop.join(60_000);
			assertThat(jda.getStatus()).isEqualTo(JDA.Status.SHUTDOWN);
			assertThat(slow.commands).containsExactly("first");
			assertThat(bot.discord().calls("POST", "/interactions/{id}/{token}/callback")).hasSize(1);
			SentryAssertions.assertThat(bot.sentry()).hasNoEvents();
			assertThat(bot.sentry().transactions()).extracting(SentryItem::name)
				.containsExactly("app.startup", "command.first", "bot.shutdown");
			assertThat(bot.sentry().awaitTransaction("bot.shutdown").spans())
				.extracting((span) -> span.path("description").textValue())
				.containsExactly("await commands", "shut down JDA", "close beans");
		}
		finally {
			pool.shutdownNow();
		}
	}

	private static void awaitNoNewCommands(RunningCommands commands) throws InterruptedException {
		while (!commands.isStopping()) {
			Thread.sleep(5);
		}
	}

	@Test
	void doesNotWaitLongerThanTheGracePeriod() throws Exception {
		Slow slow = new Slow();
		try (TestBot bot = TestBot.builder()
			.listeners(slow)
			.properties(Map.of("tux.sentry.shutdown.grace-period", "200ms"))
			.start()) {
			JDA jda = bot.jda();
			bot.discord().slash("endless").send();
			assertThat(slow.begun.await(30, TimeUnit.SECONDS)).isTrue();
			Thread stop = new Thread(bot::stop);
			stop.start();
			stop.join(60_000);
			assertThat(stop.isAlive()).isFalse();
			assertThat(jda.getStatus()).isIn(JDA.Status.SHUTDOWN, JDA.Status.SHUTTING_DOWN);
			slow.mayEnd.countDown();
		}
	}

	@Test
	void canBeLeftToTheApplication() {
		try (TestBot bot = TestBot.builder()
			.properties(
					Map.of("tux.sentry.shutdown.shut-down-jda", false, "tux.sentry.shutdown.send-transaction", true))
			.start()) {
			bot.stop();
			assertThat(bot.sentry().awaitTransaction("bot.shutdown").spans())
				.extracting((span) -> span.path("description").textValue())
				.containsExactly("close beans");
		}
	}

	/**
	 * A command of a bot that is not configured waits a moment for further calls.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "shut-down-jda=true", "shut-down-jda=false", "enabled=false" })
	void sendsTheCommandsThatHaveJustEnded(String property) {
		String[] setting = property.split("=");
		try (TestBot bot = TestBot.builder()
			.notConfigured()
			.listeners(new Commands())
			.properties(Map.of("tux.sentry.shutdown." + setting[0], setting[1]))
			.start()) {
			for (int i = 0; i < 3; i++) {
				bot.discord().slash("ping").by("alice").send().awaitReply();
			}
			bot.stop();
			bot.sentry().awaitItems(SentryItem.TRANSACTION, 3);
			assertThat(bot.sentry().transactions()).allSatisfy(
					(transaction) -> SentryAssertions.assertThat(transaction).hasName("command.ping").hasStatus("ok"));
		}
	}

	@Test
	void shutsDownEachShardOfAShardManager() throws Exception {
		try (LocalDiscord discord = LocalDiscord.start()) {
			ShardManager manager = discord.configure(DefaultShardManagerBuilder.createLight("any").setShardsTotal(2))
				.build();
			List<JDA> shards = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				while (manager.getShardById(i) == null) {
					Thread.sleep(10);
				}
				shards.add(manager.getShardById(i).awaitReady());
			}
			JdaBeans beans = new JdaBeans();
			beans.postProcessAfterInitialization(manager, "bots");
			new JdaShutdown(beans).stop(Duration.ofSeconds(30));
			assertThat(shards).hasSize(2).allMatch((shard) -> shard.getStatus() == JDA.Status.SHUTDOWN);
		}
	}

	private static final class Slow extends ListenerAdapter {

		private final CountDownLatch begun = new CountDownLatch(1);

		private final CountDownLatch mayEnd = new CountDownLatch(1);

		private final List<String> commands = new CopyOnWriteArrayList<>();

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			this.commands.add(event.getFullCommandName());
			this.begun.countDown();
			try {
				this.mayEnd.await(60, TimeUnit.SECONDS);
				event.reply("done").queue();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
