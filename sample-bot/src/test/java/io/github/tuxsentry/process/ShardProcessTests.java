package io.github.tuxsentry.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tuxsentry.test.discord.CommandDraft;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bot whose two shards run in processes of their own and report to the same Sentry.
 */
@Tag("process")
@Tag("long")
class ShardProcessTests {

	private static final int COMMANDS = 10_000;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = discordWithGuildOfShard(1);

	@AutoClose("shutdownNow")
	private final ExecutorService users = Executors.newFixedThreadPool(8);

	/**
	 * A guild belongs to the shard {@code (id >> 22) % total}, and its id depends on the
	 * time of its creation. Direct messages belong to shard 0.
	 */
	private static LocalDiscord discordWithGuildOfShard(int shard) {
		for (int i = 0; i < 100; i++) {
			LocalDiscord discord = LocalDiscord.start();
			if ((Long.parseLong(discord.guild().id()) >> 22) % 2 == shard) {
				return discord;
			}
			discord.close();
		}
		throw new IllegalStateException("No guild of shard " + shard);
	}

	@Test
	void whatTwoProcessesReportAddsUp() throws Exception {
		try (BotProcess first = shard(0); BotProcess second = shard(1)) {
			String port = first.awaitLine("listening on ").replaceAll(".* ", "");
			second.awaitLine("listening on ");
			List<Future<?>> answers = IntStream.range(0, COMMANDS)
				.<Future<?>>mapToObj((i) -> this.users.submit(() -> give(this.discord.slash("ping"), i % 2)))
				.toList();
			for (Future<?> answer : answers) {
				answer.get();
			}
			give(this.discord.slash("ask").option("port", Integer.parseInt(port)), 1);
			first.signal("TERM");
			second.signal("TERM");
			assertThat(List.of(first.awaitExit(), second.awaitExit())).containsOnly(143);
		}
		assertThat(countBy((command) -> command.tag("shard.id") + " of instance " + command.tag("instance_id")))
			.isEqualTo(Map.of("0 of instance bot-0", COMMANDS / 2L, "1 of instance bot-1", COMMANDS / 2L));
		assertThat(commands()).extracting(SentryItem::traceId).doesNotHaveDuplicates();
		assertThat(this.sentry.metrics()).filteredOn((metric) -> metric.name().equals("bot.command.usage"))
			.filteredOn((metric) -> "ping".equals(metric.attributes().get("command")))
			.extracting(LocalMetric::value)
			.satisfies(
					(values) -> assertThat(values.stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(COMMANDS));
		assertThat(this.sentry.metrics()).filteredOn((metric) -> metric.name().equals("bot.guilds"))
			.extracting((metric) -> metric.attributes().get("instance") + ": " + metric.value())
			.contains("bot-0: 0.0", "bot-1: 1.0")
			.isSubsetOf("bot-0: 0.0", "bot-1: 1.0", "bot-1: 0.0");
		SentryItem asked = this.sentry.awaitTransaction("command.ask");
		assertThat(asked.tag("shard.id")).isEqualTo("1");
		SentryItem answered = this.sentry.awaitTransaction("GET /shard");
		assertThat(answered.tag("instance_id")).isEqualTo("bot-0");
		assertThat(answered.traceId()).isEqualTo(asked.traceId());
		assertThat(answered.context("trace").path("parent_span_id").asText())
			.isIn(asked.spans().stream().map((span) -> span.path("span_id").asText()).toList());
	}

	private BotProcess shard(int id) {
		return BotProcess.sendingTo(this.sentry.dsn())
			.with(RemoteDiscord.class, ShardedBot.class)
			.environment("DISCORD_TOKEN", this.discord.token())
			.property("tux.sentry.tags.instance_id", "bot-" + id)
			.property("remote.discord", this.discord.restConfig().getBaseUrl())
			.property("shard.id", id)
			.property("shard.total", 2)
			.property("management.metrics.tags.instance", "bot-" + id)
			.property("sentry.ignored-span-origins", "")
			.property("tux.sentry.metrics.step", "500ms")
			.property("tux.sentry.sampling.commands", 1)
			.property("tux.sentry.sampling.http", 1)
			.property("sentry.max-queue-size", 2 * COMMANDS)
			.start();
	}

	private void give(CommandDraft command, int shard) {
		((shard == 0) ? command.inDirectMessage() : command).send().awaitReply(TIMEOUT);
	}

	private List<SentryItem> commands() {
		return this.sentry.transactions()
			.stream()
			.filter((transaction) -> "command.ping".equals(transaction.name()))
			.toList();
	}

	private Map<String, Long> countBy(Function<SentryItem, String> key) {
		return commands().stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
	}

}
