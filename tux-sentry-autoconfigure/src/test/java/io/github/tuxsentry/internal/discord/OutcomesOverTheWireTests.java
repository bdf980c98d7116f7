package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way into a bot, with every outcome: what reaches Sentry. Outcomes that take
 * seconds are tried with {@link #WAYS_WITH_SLOW_OUTCOMES some ways}, and with all of them
 * with the system property {@code tux.long}.
 */
class OutcomesOverTheWireTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Set<Outcome> SLOW_OUTCOMES = EnumSet.of(Outcome.NOT_ANSWERED, Outcome.RATE_LIMITED);

	private static final Set<WayIn> WAYS_WITH_SLOW_OUTCOMES = Boolean.getBoolean("tux.long")
			? EnumSet.allOf(WayIn.class) : EnumSet.of(WayIn.SLASH, WayIn.PREFIX, WayIn.BUTTON);

	/** Deadline that no command exceeds because the machine is busy. */
	private static final Duration LONG_DEADLINE = Duration.ofMinutes(1);

	private static final Duration SHORT_DEADLINE = Duration.ofSeconds(1);

	private static TestBot bot;

	private static Duration deadline = LONG_DEADLINE;

	@BeforeAll
	static void startBot() {
		String names = Arrays.stream(Outcome.values())
			.map((outcome) -> outcome.name().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(","));
		bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.deadline", deadline, "tux.sentry.discord.prefix-commands", names))
			.listeners(new Acting())
			.start();
		bot.bean(SentryManager.class).flush(TIMEOUT);
		bot.sentry().clear();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	private static void requireDeadline(Duration required) {
		if (!deadline.equals(required)) {
			stopBot();
			deadline = required;
			startBot();
		}
	}

	/**
	 * The outcome that exceeds the deadline is the last one, since it requires another
	 * bot.
	 */
	static Stream<Arguments> everyWayWithEveryOutcome() {
		List<Arguments> rows = new ArrayList<>();
		EnumSet<Outcome> others = EnumSet.complementOf(EnumSet.of(Outcome.NOT_ANSWERED));
		for (WayIn way : WayIn.values()) {
			others.stream()
				.filter((outcome) -> !SLOW_OUTCOMES.contains(outcome) || WAYS_WITH_SLOW_OUTCOMES.contains(way))
				.forEach((outcome) -> rows.add(Arguments.of(way, outcome)));
		}
		WAYS_WITH_SLOW_OUTCOMES.forEach((way) -> rows.add(Arguments.of(way, Outcome.NOT_ANSWERED)));
		return rows.stream();
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("everyWayWithEveryOutcome")
	void isOneTransactionWithItsStatusEventsAndMetrics(WayIn way, Outcome outcome) {
		requireDeadline((outcome == Outcome.NOT_ANSWERED) ? SHORT_DEADLINE : LONG_DEADLINE);
		outcome.prepare(bot.discord());
		String name = outcome.name().toLowerCase(Locale.ROOT);
		SentCommand sent = way.draft(bot.discord(), name).by("bob").send();
		SentryItem transaction = bot.sentry()
			.awaitItem(SentryItem.TRANSACTION, (item) -> way.transactionName(name).equals(item.name()), PATIENCE);
		bot.bean(SentryManager.class).flush(TIMEOUT);
		List<SentryItem> transactions = bot.sentry().transactions();
		List<SentryItem> events = bot.sentry().events();
		List<LocalMetric> metrics = bot.sentry().metrics();
		bot.sentry().clear();
		bot.discord().clearResponses();

		// A routine error after the response does not fail an interaction.
		Outcome expected = (outcome == Outcome.REST_FORBIDDEN && way != WayIn.PREFIX) ? Outcome.REST_FAILURE_HANDLED
				: outcome;
		assertThat(transactions).hasSize(1);
		assertThat(transaction).hasStatus(expected.status())
			.hasUser(sent.userId(), "bob")
			.hasTag("command.type", way.name().toLowerCase(Locale.ROOT))
			.hasTag("command.success", String.valueOf(expected.errorType() == null))
			.hasTag("shard.id", "0");
		assertThat(events).as("events").hasSize(expected.events());
		events.forEach((event) -> assertThat(event).hasTraceIdOf(transaction)
			.hasUser(sent.userId(), "bob")
			.hasTag("command.name", name)
			.hasTag("command.success", "false")
			.hasTag("command.error_type", expected.errorType())
			.hasContext("command_error"));
		assertThat(total(metrics, "bot.command.usage")).isEqualTo(1);
		assertThat(total(metrics, "bot.command.failures")).isEqualTo((expected.errorType() != null) ? 1 : 0);
		assertThat(total(metrics, "bot.api.rate_limits")).isEqualTo((outcome == Outcome.RATE_LIMITED) ? 1 : 0);
		if (expected.errorType() != null) {
			assertThat(transaction).hasTag("command.error_type", expected.errorType());
			assertThat(metrics).filteredOn((metric) -> metric.name().equals("bot.command.failures"))
				.allSatisfy((metric) -> assertThat(metric).hasAttribute("error_type", expected.errorType()));
		}
		if (outcome == Outcome.OK || outcome == Outcome.RATE_LIMITED) {
			assertThat(transaction).hasSpan("http.client", "POST /channels/{channel_id}/messages");
			List<LocalMetric> calls = metrics.stream()
				.filter((metric) -> metric.name().equals("bot.api.call.count"))
				.filter((metric) -> "/channels/{channel_id}/messages".equals(metric.attributes().get("endpoint")))
				.toList();
			assertThat(calls).isNotEmpty()
				.allSatisfy(
						(metric) -> assertThat(metric).hasAttribute("service", "discord").hasTraceIdOf(transaction));
			assertThat(total(calls, "bot.api.call.count")).isEqualTo((outcome == Outcome.OK) ? 1 : 2);
		}
		bot.awaitIdle();
	}

	private static double total(List<LocalMetric> metrics, String name) {
		return metrics.stream().filter((metric) -> metric.name().equals(name)).mapToDouble(LocalMetric::value).sum();
	}

	private static final class Acting extends ListenerAdapter {

		@Override
		public void onGenericCommandInteraction(GenericCommandInteractionEvent event) {
			event.reply("working on it").complete();
			awaitAnswer();
			act(event.getName(), (GuildMessageChannel) event.getMessageChannel());
		}

		@Override
		public void onGenericComponentInteractionCreate(GenericComponentInteractionCreateEvent event) {
			event.reply("working on it").complete();
			awaitAnswer();
			act(event.getComponentId().split(":")[0], (GuildMessageChannel) event.getMessageChannel());
		}

		@Override
		public void onModalInteraction(ModalInteractionEvent event) {
			event.reply("working on it").complete();
			awaitAnswer();
			act(event.getModalId().split(":")[0], (GuildMessageChannel) event.getMessageChannel());
		}

		@Override
		public void onMessageReceived(MessageReceivedEvent event) {
			if (!event.getAuthor().isBot()) {
				act(event.getMessage().getContentRaw().substring(1).split(" ")[0],
						(GuildMessageChannel) event.getGuildChannel());
			}
		}

		/**
		 * The thread that awaits the response may be faster than the one that registers
		 * it.
		 */
		private static void awaitAnswer() {
			Awaitility.await().pollInterval(Duration.ofMillis(1)).until(CommandExecution.current()::isAnswered);
		}

		private static void act(String name, GuildMessageChannel channel) {
			Outcome.valueOf(name.toUpperCase(Locale.ROOT)).act(channel);
		}

	}

}
