package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaInstrumentation;
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

	private static final int COMMANDS = Boolean.getBoolean("tux.long") ? 2000 : 400;

	private static final int USERS = 64;

	private static final int SHARDS = 4;

	private static final int TRIES = 500;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void nothingIsMixedMissingOrDoubled(boolean virtualThreads) throws Exception {
		ExecutorService callbacks = virtualThreads ? virtualThreadsOrCached() : Executors.newFixedThreadPool(8);
		ExecutorService events = Executors.newFixedThreadPool(8);
		List<LocalDiscord> discords = oneDiscordAShard();
		List<ShardManager> managers = new ArrayList<>();
		try (TestBot bot = TestBot.builder().properties(Map.of("sentry.max-queue-size", 10_000)).start()) {
			for (int shard = 0; shard < SHARDS; shard++) {
				managers.add(bot.bean(JdaBuilderConfigurer.class)
					.configure(discords.get(shard)
						.configure(DefaultShardManagerBuilder.createDefault(null))
						.setShardsTotal(SHARDS)
						.setShards(shard)
						.setCallbackPool(callbacks)
						.setEventPool(events)
						.addEventListeners(new HalfFailing()))
					.build());
			}
			for (ShardManager manager : managers) {
				bot.bean(JdaInstrumentation.class).instrument(manager);
				awaitConnected(manager);
			}
			verify(bot, send(discords));
		}
		finally {
			managers.forEach(ShardManager::shutdown);
			discords.forEach(LocalDiscord::close);
			callbacks.shutdownNow();
			events.shutdownNow();
		}
	}

	/**
	 * A local Discord has one guild, whose id tells its shard: of each four that are made
	 * one after the other, some are on another shard.
	 */
	private static List<LocalDiscord> oneDiscordAShard() {
		Map<Integer, LocalDiscord> byShard = new TreeMap<>();
		for (int i = 0; i < TRIES && byShard.size() < SHARDS; i++) {
			LocalDiscord discord = LocalDiscord.start();
			LocalDiscord spare = byShard.putIfAbsent(shardOf(discord), discord);
			if (spare != null) {
				discord.close();
			}
		}
		assertThat(byShard).hasSize(SHARDS);
		return List.copyOf(byShard.values());
	}

	private static int shardOf(LocalDiscord discord) {
		return (int) ((Long.parseLong(discord.guild().id()) >> 22) % SHARDS);
	}

	private static ExecutorService virtualThreadsOrCached() throws ReflectiveOperationException {
		try {
			return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}
		catch (NoSuchMethodException ex) {
			return Executors.newCachedThreadPool();
		}
	}

	private static Map<String, SentCommand> send(List<LocalDiscord> discords) throws InterruptedException {
		Map<String, SentCommand> sent = new ConcurrentHashMap<>();
		ExecutorService senders = Executors.newFixedThreadPool(4);
		IntStream.range(0, COMMANDS).forEach((i) -> senders.execute(() -> {
			String user = "user" + (i % USERS);
			LocalDiscord discord = discords.get(i / 2 % SHARDS);
			SentCommand command = discord.slash((i % 2 == 0) ? "works" : "fails").by(user).option("n", user).send();
			sent.put(discord.guild().id() + " " + command.id(), command);
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
			SentryItem transaction = byInteraction.get(interactionOf(event));
			assertThat(event.traceId()).isEqualTo(transaction.traceId());
			assertThat(event.user().path("id").asText()).isEqualTo(command.userId());
			assertThat(event.exceptions().get(0).path("value").asText()).isEqualTo("of " + command.userName());
			assertThat(transaction.status()).isEqualTo("internal_error");
			assertThat(event.context("interaction").path("guild_id").asText())
				.isEqualTo(transaction.context("interaction").path("guild_id").asText());
			assertThat(event.tag("shard.id")).isEqualTo(transaction.tag("shard.id"));
		}
		assertThat(transactions.stream()
			.collect(Collectors.groupingBy((item) -> item.tag("shard.id"), Collectors.counting())))
			.isEqualTo(Map.of("0", COMMANDS / 4L, "1", COMMANDS / 4L, "2", COMMANDS / 4L, "3", COMMANDS / 4L));
		assertThat(
				transactions.stream().map((item) -> item.context("interaction").path("guild_id").asText()).distinct())
			.hasSize(SHARDS);
		transactions.forEach((transaction) -> assertThat(transaction.user().path("id").asText())
			.isEqualTo(sent.get(interactionOf(transaction)).userId()));
		bot.awaitIdle();
	}

	private static String interactionOf(SentryItem item) {
		return item.context("interaction").path("guild_id").asText() + " "
				+ item.context("interaction").path("interaction_id").asText();
	}

	private static void awaitConnected(ShardManager shards) throws InterruptedException {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (shards.getShardCache().isEmpty()
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
