package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the examples of docs/testing.md on a bot with the starter.
 */
class TestingGuideTests {

	@Test
	void commandsOfEachKindReachTheBot() {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			LocalDiscord discord = bot.discord();
			discord.slash("ban").by("alice").option("user", "bob").option("reason", "spam").send();
			discord.slash("cases admin purge").option("days", 30).send();
			discord.userCommand("Show cases").by("alice").on("bob").send();
			discord.messageCommand("Report").by("alice").on("some message text").send();
			discord.message("!ban @bob spam").by("alice").send();
			discord.message("!ban @bob").by("alice").inDirectMessage().send();
			assertThat(bot.sentry().awaitItems(SentryItem.TRANSACTION, 6)).extracting(SentryItem::name)
				.containsExactlyInAnyOrder("command.ban", "command.cases admin purge", "command.Show cases",
						"command.Report", "command.ban", "command.ban");
		}
	}

	@Test
	void discordMayFail() {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			LocalDiscord discord = bot.discord();
			discord.respond("PUT", "/guilds/{guild}/bans/{user}", 403,
					"{\"message\":\"Missing Permissions\",\"code\":50013}", 1);
			discord.dropConnections();
			SentCommand ping = discord.slash("ping").by("alice").send();
			assertThat(ping.awaitReply().content()).isEqualTo("pong");
		}
	}

	@Test
	void whatArrivedIsLookedAt() {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			bot.discord().message("!crash on purpose").by("alice").send();
			LocalSentry sentry = bot.sentry();
			SentryItem transaction = sentry.awaitTransaction("command.crash");
			SentryItem event = sentry.awaitEvent((item) -> !item.exceptions().isEmpty());
			assertThat(transaction).hasOp("discord.command").hasTag("command.name", "crash");
			assertThat(event).hasTraceIdOf(transaction).hasContextEntry("command", "args_count", 2);
			LocalMetric count = sentry.awaitMetric("bot.command.usage");
			assertThat(count).hasType("counter").hasAttribute("command", "crash");
			assertThat(sentry).neverReceived("hunter2").hasNoMalformedEnvelopes();
		}
	}

}
