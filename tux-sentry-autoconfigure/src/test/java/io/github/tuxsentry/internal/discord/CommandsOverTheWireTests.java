package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of a real JDA, from the local Discord's gateway to the local Sentry's ingest.
 */
class CommandsOverTheWireTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static TestBot bot;

	@BeforeAll
	static void startBot() {
		bot = TestBot.withListeners(new Commands());
	}

	@AfterAll
	static void stopBot() {
		bot.close();
	}

	@AfterEach
	void forgetWhatArrived() {
		bot.bean(SentryManager.class).flush(TIMEOUT);
		bot.sentry().clear();
	}

	private static LocalSentry sentry() {
		return bot.sentry();
	}

	@Test
	void aSlashCommandIsOneTransactionWithItsUserAndContext() {
		SentCommand ping = bot.discord().slash("ping").by("alice").option("mode", "fast").send();
		SentryItem transaction = sentry().awaitTransaction("command.ping");
		String guildId = bot.discord().guild().id();
		assertThat(transaction).hasOp("discord.command")
			.hasStatus("ok")
			.hasUser(ping.userId(), "alice")
			.hasUserEntry("display_name", "Alice")
			.hasUserEntry("bot", false)
			.hasUserEntry("system", false)
			.hasUserEntry("guild_id", guildId)
			.hasUserEntry("guild_name", bot.discord().guild().name())
			.hasUserEntry("top_role", "Moderator")
			.hasTag("command.name", "ping")
			.hasTag("command.type", "slash")
			.hasTag("command.success", "true")
			.doesNotHaveTag("command.error_type")
			.hasContextEntry("interaction", "command", "ping")
			.hasContextEntry("interaction", "interaction_id", ping.id())
			.hasContextEntry("interaction", "interaction_type", "application_command")
			.hasContextEntry("interaction", "guild_id", guildId)
			.hasContextEntry("interaction", "guild_name", bot.discord().guild().name())
			.hasContextEntry("interaction", "channel_id", bot.discord().guild().channelId())
			.hasContextEntry("interaction", "channel_name", bot.discord().guild().channelName())
			.hasContextEntry("interaction", "channel_type", "text");
		assertThat(transaction.user().path("joined_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*");
		assertThat(transaction.user().path("guild_permissions").asText()).matches("\\d+");
		assertThat(transaction.user().path("guild_member_count").asInt()).isPositive();
		assertThat(transaction.context("interaction").path("options").toString())
			.isEqualTo("[{\"name\":\"mode\",\"type\":\"string\",\"value\":\"fast\"}]");
		assertThat(transaction.context("trace").path("origin").asText()).isEqualTo("auto.discord.jda");
		assertThat(sentry()).hasTransactions(1).hasNoEvents();
	}

	@Test
	void aCommandHasItsMetricsInItsTrace() {
		bot.discord().slash("ping").by("alice").send();
		SentryItem transaction = sentry().awaitTransaction("command.ping");
		LocalMetric usage = sentry().awaitMetric("bot.command.usage");
		assertThat(usage).hasType("counter")
			.hasValue(1)
			.hasAttribute("command", "ping")
			.hasAttribute("command_type", "slash")
			.hasAttribute("success", true)
			.doesNotHaveAttribute("error_type")
			.doesNotHaveAttribute("user.id")
			.hasTraceIdOf(transaction);
		LocalMetric time = sentry().awaitMetric("bot.command.execution_time");
		assertThat(time).hasType("distribution").hasUnit("millisecond").hasTraceIdOf(transaction);
		assertThat(time.value()).isPositive();
		assertThat(sentry()).doesNotHaveMetric("bot.command.failures");
	}

	@Test
	void aListenersExceptionIsExactlyOneEventInTheTraceOfItsCommand() {
		SentCommand crash = bot.discord().slash("crash").by("bob").option("text", "it broke").send();
		SentryItem transaction = sentry().awaitTransaction("command.crash");
		SentryItem event = sentry().awaitEvent((candidate) -> true);
		LocalMetric failures = sentry().awaitMetric("bot.command.failures");
		assertThat(sentry()).hasEvents(1).hasTransactions(1);
		assertThat(event).hasTraceIdOf(transaction)
			.hasExceptionOfType(IllegalStateException.class)
			.hasExceptionMessage("it broke")
			.hasLevel("error")
			.hasUser(crash.userId(), "bob")
			.hasTag("command.name", "crash")
			.hasTag("command.type", "slash")
			.hasTag("command.success", "false")
			.hasTag("command.error_type", "IllegalStateException")
			.hasTag("cog.name", "Commands")
			.hasContextEntry("interaction", "interaction_id", crash.id())
			.hasContextEntry("command_error", "error_message", "it broke")
			.hasContextEntry("command_error", "error_type", "IllegalStateException")
			.hasContextEntry("command_error", "error_module", "java.lang")
			.hasBreadcrumb("interaction " + crash.id());
		assertThat(event.payload().path("transaction").asText()).isEqualTo("command.crash");
		assertThat(event.exceptions().get(0).path("mechanism").path("handled").asBoolean(true)).isFalse();
		assertThat(transaction).hasStatus("internal_error").hasTag("command.success", "false");
		assertThat(failures).hasAttribute("command", "crash")
			.hasAttribute("success", false)
			.hasAttribute("error_type", "IllegalStateException")
			.hasTraceIdOf(transaction);
	}

	@Test
	void whatJdaLogsAboutTheExceptionIsNeitherEventNorBreadcrumb() {
		bot.discord().slash("crash").by("bob").send();
		sentry().awaitEvent((candidate) -> true);
		bot.discord().slash("crash").by("carol").send();
		sentry().awaitItems(SentryItem.TRANSACTION, 2);
		List<SentryItem> events = sentry().awaitItems(SentryItem.EVENT, 2);
		assertThat(events).allSatisfy((event) -> {
			assertThat(event.payload().path("logger").asText()).doesNotContain("net.dv8tion");
			assertThat(event.breadcrumbs().toString()).doesNotContain("uncaught exception");
		});
	}

	@Test
	void aPrefixCommandIsOneTransactionWithItsContext() {
		SentCommand ping = bot.discord().message("!Ping now and then").by("carol").send();
		SentryItem transaction = sentry().awaitTransaction("command.ping");
		assertThat(transaction).hasOp("discord.command")
			.hasUser(ping.userId(), "carol")
			.hasTag("command.type", "prefix")
			.hasTag("command.success", "true")
			.hasContextEntry("command", "command", "ping")
			.hasContextEntry("command", "message_id", ping.id())
			.hasContextEntry("command", "channel_id", bot.discord().guild().channelId())
			.hasContextEntry("command", "guild_id", bot.discord().guild().id())
			.hasContextEntry("command", "prefix", "!")
			.hasContextEntry("command", "invoked_with", "Ping")
			.hasContextEntry("command", "args_count", 3)
			.hasContextEntry("command", "guild_name", bot.discord().guild().name())
			.hasContextEntry("command", "channel_type", "text")
			.doesNotHaveContext("interaction");
		assertThat(transaction.context("command").path("args").toString()).isEqualTo("[\"now\",\"and\",\"then\"]");
		assertThat(sentry().awaitMetric("bot.command.usage")).hasAttribute("command_type", "prefix");
	}

	@Test
	void aFailedPrefixCommandIsOneEvent() {
		SentCommand crash = bot.discord().message("!crash into the wall").by("dave").send();
		SentryItem transaction = sentry().awaitTransaction("command.crash");
		SentryItem event = sentry().awaitEvent((candidate) -> true);
		assertThat(event).hasTraceIdOf(transaction)
			.hasExceptionMessage("into the wall")
			.hasUser(crash.userId(), "dave")
			.hasTag("command.type", "prefix")
			.hasContextEntry("command", "message_id", crash.id());
		assertThat(sentry()).hasEvents(1).hasTransactions(1);
	}

	@Test
	void contextMenuCommandsAreTransactionsOfTheirType() {
		bot.discord().userCommand("Show cases").by("alice").on("bob").send();
		bot.discord().messageCommand("Report").by("alice").on("rude words").send();
		assertThat(sentry().awaitTransaction("command.Show cases")).hasTag("command.type", "user")
			.hasContextEntry("interaction", "command", "Show cases");
		assertThat(sentry().awaitTransaction("command.Report")).hasTag("command.type", "message").hasUsername("alice");
	}

	@Test
	void subcommandsCountByTheirQualifiedName() {
		bot.discord().slash("cases admin list").by("alice").send();
		assertThat(sentry().awaitTransaction("command.cases admin list")).hasTag("command.name", "cases admin list");
	}

	@Test
	void aCommandInADirectMessageHasNoGuild() {
		SentCommand ping = bot.discord().slash("ping").by("erin").inDirectMessage().send();
		SentryItem transaction = sentry().awaitTransaction("command.ping");
		assertThat(transaction).hasUser(ping.userId(), "erin");
		assertThat(transaction.user().has("guild_id")).isFalse();
		assertThat(transaction.context("interaction").has("guild_id")).isFalse();
	}

	@Test
	void ordinaryMessagesAreNoCommands() {
		bot.discord().message("hello there").by("alice").send();
		bot.discord().message("! not a name").by("alice").send();
		bot.discord().message("!!!").by("alice").send();
		bot.discord().slash("ping").by("alice").send();
		sentry().awaitTransaction("command.ping");
		assertThat(sentry()).hasTransactions(1);
	}

	@Test
	void theUserOfOneCommandIsNotOnTheNext() {
		bot.discord().slash("crash").by("frank").send();
		sentry().awaitTransaction("command.crash");
		bot.discord().message("!crash again").by("grace").send();
		sentry().awaitItems(SentryItem.TRANSACTION, 2);
		List<SentryItem> events = sentry().awaitItems(SentryItem.EVENT, 2);
		assertThat(events.get(0)).hasUsername("frank").doesNotHaveContext("command");
		assertThat(events.get(1)).hasUsername("grace").doesNotHaveContext("interaction");
		assertThat(events.get(0).traceId()).isNotEqualTo(events.get(1).traceId());
		assertThat(events.get(1).breadcrumbs().toString()).doesNotContain("interaction ");
	}

	@Test
	void listenersMayComeAndGoLater() {
		Commands second = new Commands();
		bot.jda().addEventListener(second);
		assertThat(bot.jda().getRegisteredListeners()).contains(second).hasSize(2);
		bot.jda().removeEventListener(second);
		assertThat(bot.jda().getRegisteredListeners()).doesNotContain(second).hasSize(1);
		bot.discord().slash("ping").by("alice").send();
		sentry().awaitTransaction("command.ping");
		assertThat(sentry()).hasTransactions(1);
	}

}
