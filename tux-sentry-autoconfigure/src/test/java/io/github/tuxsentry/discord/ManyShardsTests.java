package io.github.tuxsentry.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.work.Deadlines;
import io.github.tuxsentry.discord.work.InteractionTails;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many commands of many users on four shards at once, half of which fail in callbacks.
 */
class ManyShardsTests {

	private static final int COMMANDS = 2000;

	private static final int USERS = 64;

	private static final int SHARDS = 4;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void nothingIsMixedMissingOrDoubled(boolean virtualThreads) throws Exception {
		ExecutorService callbacks = virtualThreads ? virtualThreadsOrCached() : Executors.newFixedThreadPool(8);
		ExecutorService events = Executors.newFixedThreadPool(8);
		try (TestBot bot = TestBot.builder().properties(Map.of("sentry.max-queue-size", 10_000)).start();
				LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = bot.bean(JdaCustomizer.class)
				.customize(discord.configure(DefaultShardManagerBuilder.createDefault(null))
					.setShardsTotal(SHARDS)
					.setCallbackPool(callbacks)
					.setEventPool(events)
					.addEventListeners(new HalfFailing()))
				.build();
			try {
				bot.bean(JdaInstrumentation.class).instrument(shards);
				awaitConnected(shards);
				Map<String, SentCommand> sent = send(discord);
				verify(bot, sent);
			}
			finally {
				shards.shutdown();
			}
		}
		finally {
			callbacks.shutdownNow();
			events.shutdownNow();
		}
	}

	private static ExecutorService virtualThreadsOrCached() throws ReflectiveOperationException {
		try {
			return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}
		catch (NoSuchMethodException ex) {
			return Executors.newCachedThreadPool();
		}
	}

	private static Map<String, SentCommand> send(LocalDiscord discord) throws InterruptedException {
		Map<String, SentCommand> sent = new ConcurrentHashMap<>();
		ExecutorService senders = Executors.newFixedThreadPool(4);
		IntStream.range(0, COMMANDS).forEach((i) -> senders.execute(() -> {
			String user = "user" + (i % USERS);
			SentCommand command = discord.slash((i % 2 == 0) ? "works" : "fails").by(user).option("n", user).send();
			sent.put(command.id(), command);
		}));
		senders.shutdown();
		assertThat(senders.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		return sent;
	}

	private static void verify(TestBot bot, Map<String, SentCommand> sent) {
		List<SentryItem> transactions = bot.sentry().awaitItems(SentryItem.TRANSACTION, COMMANDS, TIMEOUT);
		List<SentryItem> events = bot.sentry().awaitItems(SentryItem.EVENT, COMMANDS / 2, TIMEOUT);
		bot.bean(SentryManager.class).flush(TIMEOUT);
		assertThat(transactions).hasSize(COMMANDS);
		assertThat(events).hasSize(COMMANDS / 2);
		Map<String, SentryItem> byInteraction = transactions.stream()
			.collect(Collectors.toMap(ManyShardsTests::interactionOf, (item) -> item));
		assertThat(byInteraction).containsOnlyKeys(sent.keySet());
		for (SentryItem event : events) {
			SentCommand command = sent.get(interactionOf(event));
			SentryItem transaction = byInteraction.get(command.id());
			assertThat(event.traceId()).isEqualTo(transaction.traceId());
			assertThat(event.user().path("id").asText()).isEqualTo(command.userId());
			assertThat(event.exceptions().get(0).path("value").asText()).isEqualTo("of " + command.userName());
			assertThat(transaction.status()).isEqualTo("internal_error");
		}
		transactions.forEach((transaction) -> assertThat(transaction.user().path("id").asText())
			.isEqualTo(sent.get(interactionOf(transaction)).userId()));
		assertThat(bot.bean(Deadlines.class).running()).isZero();
		assertThat(bot.bean(InteractionTails.class).followed()).isZero();
	}

	private static String interactionOf(SentryItem item) {
		return item.context("interaction").path("interaction_id").asText();
	}

	private static void awaitConnected(ShardManager shards) throws InterruptedException {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (shards.getShardCache().size() < SHARDS
				|| !shards.getShardCache().stream().allMatch((jda) -> jda.getStatus() == JDA.Status.CONNECTED)) {
			assertThat(System.nanoTime()).as("the shards did not connect in time").isLessThan(deadline);
			Thread.sleep(20);
		}
	}

	private static final class HalfFailing extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			String user = event.getOptions().get(0).getAsString();
			event.reply("working").queue((hook) -> {
				if (event.getName().equals("fails")) {
					throw new IllegalStateException("of " + user);
				}
			});
		}

	}

}
