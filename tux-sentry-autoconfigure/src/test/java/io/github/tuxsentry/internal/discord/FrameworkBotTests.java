package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.discord.execution.Deadlines;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many commands of many users at once on a bot whose listener only dispatches: the work
 * is done by an executor that is no bean and by the common pool, which answer through the
 * hooks of the interactions.
 */
class FrameworkBotTests {

	private static final int COMMANDS = Boolean.getBoolean("tux.long") ? 2000 : 400;

	private static final int USERS = 64;

	private static final Duration TIMEOUT = Duration.ofSeconds(120);

	@Test
	void nothingIsMissingDoubledOrMixed() throws Exception {
		Framework framework = new Framework();
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("sentry.max-queue-size", 10_000))
			.listeners(framework)
			.start()) {
			Map<String, SentCommand> sent = send(bot);
			List<SentryItem> transactions = bot.sentry().awaitItems(SentryItem.TRANSACTION, COMMANDS, TIMEOUT);
			bot.awaitIdle();
			bot.bean(SentryManager.class).flush(TIMEOUT);
			Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
				assertThat(bot.bean(RunningCommands.class).size()).isZero();
				assertThat(bot.bean(Deadlines.class).running()).isZero();
			});
			verify(bot, sent, transactions);
		}
		finally {
			framework.pool.shutdownNow();
		}
	}

	private static Map<String, SentCommand> send(TestBot bot) throws InterruptedException {
		Map<String, SentCommand> sent = new ConcurrentHashMap<>();
		ExecutorService senders = Executors.newFixedThreadPool(4);
		IntStream.range(0, COMMANDS).forEach((i) -> senders.execute(() -> {
			Course course = Course.values()[i % Course.values().length];
			SentCommand command = bot.discord().slash(course.command()).by("user" + (i % USERS)).send();
			sent.put(command.id(), command);
		}));
		senders.shutdown();
		assertThat(senders.awaitTermination(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		return sent;
	}

	private static void verify(TestBot bot, Map<String, SentCommand> sent, List<SentryItem> transactions) {
		assertThat(bot.sentry().transactions()).hasSize(COMMANDS);
		assertThat(bot.sentry().events()).hasSize(COMMANDS / Course.values().length);
		Map<String, SentryItem> byInteraction = transactions.stream()
			.collect(Collectors.toMap(FrameworkBotTests::interactionOf, Function.identity()));
		assertThat(byInteraction).containsOnlyKeys(sent.keySet());
		assertThat(transactions.stream().map(SentryItem::traceId).distinct()).hasSize(COMMANDS);
		byInteraction.forEach((id, transaction) -> {
			SentCommand command = sent.get(id);
			Course course = Course.valueOf(transaction.tag("command.name").toUpperCase(Locale.ROOT));
			assertThat(transaction.name()).isEqualTo("command." + course.command());
			assertThat(transaction.user().path("id").asText()).isEqualTo(command.userId());
			assertThat(transaction.context("interaction").path("guild_id").asText())
				.isEqualTo(bot.discord().guild().id());
			assertThat(transaction.tag("command.success")).isEqualTo(String.valueOf(course != Course.FAILS));
			assertThat(transaction.status()).isEqualTo((course != Course.FAILS) ? "ok" : "internal_error");
			assertThat(transaction.spans()).as("calls of %s", course).hasSize(course.calls);
			assertThat(command.replies()).last()
				.extracting((reply) -> reply.content())
				.isEqualTo("for " + command.userName());
		});
		assertThat(bot.sentry().events().stream().map(FrameworkBotTests::interactionOf)).doesNotHaveDuplicates();
		for (SentryItem event : bot.sentry().events()) {
			SentryItem transaction = byInteraction.get(interactionOf(event));
			assertThat(event.traceId()).isEqualTo(transaction.traceId());
			assertThat(event.user()).isEqualTo(transaction.user());
			assertThat(event.tag("command.name")).isEqualTo("fails");
			assertThat(event.exceptions().get(0).path("value").asText())
				.isEqualTo("of " + sent.get(interactionOf(event)).userName());
			assertThat(event.context("interaction").path("guild_id"))
				.isEqualTo(transaction.context("interaction").path("guild_id"));
		}
	}

	private static String interactionOf(SentryItem item) {
		return item.context("interaction").path("interaction_id").asText();
	}

	/**
	 * What happens to a command.
	 */
	private enum Course {

		REPLIES(1), DEFERS(2), FOLLOWS_UP(2), FAILS(1);

		private final int calls;

		Course(int calls) {
			this.calls = calls;
		}

		String command() {
			return name().toLowerCase(Locale.ROOT);
		}

		void run(SlashCommandInteractionEvent event) {
			String answer = "for " + event.getUser().getName();
			switch (this) {
				case REPLIES -> event.reply(answer).queue();
				case DEFERS -> {
					InteractionHook hook = event.deferReply().complete();
					hook.editOriginal(answer).queue();
				}
				case FOLLOWS_UP -> event.reply("first").queue((hook) -> hook.sendMessage(answer).queue());
				case FAILS -> event.reply(answer).queue((hook) -> {
					throw new IllegalStateException("of " + event.getUser().getName());
				});
			}
		}

	}

	private static final class Framework extends ListenerAdapter {

		private final ExecutorService pool = Executors.newFixedThreadPool(8);

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			Course course = Course.valueOf(event.getName().toUpperCase(Locale.ROOT));
			ExecutorService executor = (event.getIdLong() % 2 == 0) ? this.pool : ForkJoinPool.commonPool();
			executor.execute(() -> course.run(event));
		}

	}

}
