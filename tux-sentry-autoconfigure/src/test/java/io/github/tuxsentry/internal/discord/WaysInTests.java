package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways into a bot that are no commands, and commands from unusual places.
 */
class WaysInTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static TestBot bot;

	@BeforeAll
	static void startBot() {
		bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.deadline", "2s"))
			.intents(GatewayIntent.GUILD_MEMBERS)
			.listeners(new Everything())
			.start();
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@AfterEach
	void forgetWhatArrived() {
		bot.discord().clearResponses();
		flush();
		bot.sentry().clear();
	}

	private static void flush() {
		bot.bean(SentryManager.class).flush(TIMEOUT);
	}

	@Test
	void aButtonIsATransactionNamedByItsIdUpToTheFirstColon() {
		SentCommand sent = bot.discord().button("confirm:42:secret").by("bob").send();
		SentryItem transaction = bot.sentry().awaitTransaction("interaction.confirm");
		assertThat(transaction).hasOp("discord.interaction")
			.hasStatus("ok")
			.hasUser(sent.userId(), "bob")
			.hasTag("command.type", "button")
			.hasTag("command.name", "confirm")
			.hasContextEntry("interaction", "interaction_type", "message_component");
		assertThat(bot.sentry()).neverReceived("42:secret");
	}

	@Test
	void menusAndModalsAreTransactionsOfTheirKind() {
		bot.discord().stringSelect("colour:1").values("red").by("bob").send();
		bot.discord().entitySelect("who").values("alice").by("bob").send();
		bot.discord().modal("feedback:7").field("text", "private words").by("bob").send();
		assertThat(bot.sentry().awaitTransaction("interaction.colour")).hasTag("command.type", "string_select");
		assertThat(bot.sentry().awaitTransaction("interaction.who")).hasTag("command.type", "entity_select");
		assertThat(bot.sentry().awaitTransaction("interaction.feedback")).hasTag("command.type", "modal")
			.hasContextEntry("interaction", "interaction_type", "modal_submit");
		assertThat(bot.sentry()).neverReceived("private words");
	}

	@Test
	void aFailingButtonIsOneEvent() {
		bot.discord().button("explode").by("carol").send();
		SentryItem transaction = bot.sentry().awaitTransaction("interaction.explode");
		SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
		assertThat(event).hasTraceIdOf(transaction).hasUsername("carol").hasTag("command.name", "explode");
		assertThat(transaction).hasStatus("internal_error");
		assertThat(bot.sentry()).hasEvents(1);
	}

	@Test
	void autocompleteIsNotTheUseOfACommand() {
		bot.discord().autocomplete("tldr", "page", "ta").by("bob").send().awaitReply();
		bot.awaitIdle();
		flush();
		assertThat(bot.sentry()).hasNoTransactions().hasNoEvents();
		assertThat(bot.sentry().metrics()).extracting(LocalMetric::name)
			.noneMatch((name) -> name.startsWith("bot.command."));
	}

	@Test
	void aFailingListenerOfAnotherEventIsAnEventWithoutATransaction() {
		bot.discord().memberJoins("zoe");
		SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
		assertThat(event).hasTag("event.name", "GuildMemberJoinEvent")
			.hasTag("cog.name", "Everything")
			.hasTag("shard.id", "0")
			.hasExceptionMessage("on a join")
			.doesNotHaveTag("command.name");
		flush();
		assertThat(bot.sentry()).hasNoTransactions().hasEvents(1);
	}

	@Test
	void aCommandInAGuildWithoutTheBotNeverThrows() {
		SentCommand sent = bot.discord().slash("hello").by("dave").inDetachedGuild().send();
		SentryItem transaction = bot.sentry().awaitTransaction("command.hello");
		assertThat(transaction).hasStatus("ok").hasUser(sent.userId(), "dave").hasContext("interaction");
		assertThat(transaction.context("interaction").has("guild_id")).isTrue();
		assertThat(transaction.context("interaction").has("guild_name")).isFalse();
		assertThat(bot.sentry()).hasNoEvents();
	}

	@Test
	void aCallThatIsNeverAnsweredEndsAtTheDeadline() {
		bot.discord().neverAnswer("POST", "/interactions/{id}/{token}/callback");
		bot.discord().slash("hello").by("erin").send();
		SentryItem transaction = bot.sentry().awaitTransaction("command.hello");
		assertThat(transaction).hasStatus("deadline_exceeded").hasTag("command.error_type", "TimeoutException");
		assertThat(bot.sentry()).hasNoEvents();
		bot.awaitIdle();
	}

	@Test
	void aRateLimitedCallIsOneSpanAndOneRateLimit() {
		bot.discord().rateLimit("POST", "/interactions/{id}/{token}/callback", Duration.ZERO, 1);
		bot.discord().slash("hello").by("frank").send().awaitReply();
		SentryItem transaction = bot.sentry().awaitTransaction("command.hello");
		flush();
		assertThat(transaction).hasStatus("ok");
		assertThat(transaction.spans()).hasSize(1);
		assertThat(bot.sentry().metrics()).filteredOn((metric) -> metric.name().equals("bot.api.rate_limits"))
			.hasSize(1)
			.allSatisfy((metric) -> assertThat(metric).hasAttribute("service", "discord")
				.hasAttribute("endpoint", "/interactions/{interaction_id}/{interaction_token}/callback"));
	}

	private static final class Everything extends ListenerAdapter {

		@Override
		public void onGenericComponentInteractionCreate(GenericComponentInteractionCreateEvent event) {
			if (event.getComponentId().equals("explode")) {
				throw new IllegalStateException("a button");
			}
			event.deferEdit().queue();
		}

		@Override
		public void onModalInteraction(ModalInteractionEvent event) {
			event.reply("thanks").queue();
		}

		@Override
		public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
			event.replyChoiceStrings(List.of("tar", "tail")).queue();
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("hello").queue();
		}

		@Override
		public void onGuildMemberJoin(GuildMemberJoinEvent event) {
			throw new IllegalStateException("on a join");
		}

	}

}
