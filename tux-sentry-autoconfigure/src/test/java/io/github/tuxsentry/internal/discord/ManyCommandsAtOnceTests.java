package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two hundred commands of fifty users, all at once, on eight event threads.
 */
class ManyCommandsAtOnceTests {

	private static final int COMMANDS = 200;

	private static final int USERS = 50;

	private static final int EVENT_THREADS = 8;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private ExecutorService eventPool;

	private TestBot bot;

	@BeforeEach
	void startBot() {
		this.eventPool = Executors.newFixedThreadPool(EVENT_THREADS);
		this.bot = TestBot.builder().eventPool(this.eventPool).listeners(new Crashing()).start();
	}

	@AfterEach
	void stopBot() {
		this.bot.close();
		this.eventPool.shutdownNow();
	}

	@Test
	void everyEventUserCommandAndTraceBelongsTogether() throws Exception {
		Map<String, SentCommand> sent = sendAll();
		LocalSentry sentry = this.bot.sentry();
		List<SentryItem> transactions = sentry.awaitItems(SentryItem.TRANSACTION, COMMANDS, TIMEOUT);
		List<SentryItem> events = sentry.awaitItems(SentryItem.EVENT, COMMANDS, TIMEOUT);
		assertThat(transactions).hasSize(COMMANDS);
		assertThat(events).hasSize(COMMANDS);
		Map<String, SentryItem> transactionsByInteraction = byInteraction(transactions);
		assertThat(transactionsByInteraction).containsOnlyKeys(sent.keySet());
		assertThat(byInteraction(events)).containsOnlyKeys(sent.keySet());
		assertThat(transactions.stream().map(SentryItem::traceId).distinct()).hasSize(COMMANDS);
		for (SentryItem event : events) {
			SentCommand command = sent.get(interactionOf(event));
			SentryItem transaction = transactionsByInteraction.get(command.id());
			assertThat(event.traceId()).isEqualTo(transaction.traceId());
			assertThat(event.user().path("id").asText()).isEqualTo(command.userId());
			assertThat(transaction.user().path("id").asText()).isEqualTo(command.userId());
			assertThat(event.exceptions().get(0).path("value").asText()).isEqualTo("of " + command.userName());
			assertThat(transaction.name()).isEqualTo("command." + event.tag("command.name"));
			assertThat(event.context("interaction").path("command").asText()).isEqualTo(event.tag("command.name"));
			assertThat(breadcrumbsOf(event)).containsExactly("handling " + command.id());
		}
	}

	private Map<String, SentCommand> sendAll() throws Exception {
		ExecutorService senders = Executors.newFixedThreadPool(4);
		try {
			List<Future<SentCommand>> futures = new ArrayList<>();
			for (int i = 0; i < COMMANDS; i++) {
				String user = "user" + (i % USERS);
				String name = "crash" + (i % 3);
				futures.add(senders
					.submit(() -> this.bot.discord().slash(name).by(user).option("text", "of " + user).send()));
			}
			Map<String, SentCommand> sent = new HashMap<>();
			for (Future<SentCommand> future : futures) {
				SentCommand command = future.get();
				sent.put(command.id(), command);
			}
			return sent;
		}
		finally {
			senders.shutdownNow();
		}
	}

	private static Map<String, SentryItem> byInteraction(List<SentryItem> items) {
		return items.stream().collect(Collectors.toMap(ManyCommandsAtOnceTests::interactionOf, (item) -> item));
	}

	private static String interactionOf(SentryItem item) {
		return item.context("interaction").path("interaction_id").asText();
	}

	private static List<String> breadcrumbsOf(SentryItem event) {
		return event.breadcrumbs()
			.stream()
			.filter((breadcrumb) -> breadcrumb.path("category").asText().equals("bot.commands"))
			.map((breadcrumb) -> breadcrumb.path("message").asText())
			.toList();
	}

	private static final class Crashing extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			Commands.logger.info("handling {}", event.getId());
			throw new IllegalStateException(event.getOptions().get(0).getAsString());
		}

	}

}
