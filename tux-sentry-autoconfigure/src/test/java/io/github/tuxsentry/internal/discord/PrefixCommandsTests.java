package io.github.tuxsentry.internal.discord;

import java.util.List;
import java.util.Map;

import io.github.tuxsentry.discord.PrefixCommand;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which messages are commands, over the wire.
 */
@ExtendWith(OutputCaptureExtension.class)
class PrefixCommandsTests {

	private static final String UNKNOWN_COMMANDS = "Messages are not recorded as commands";

	@Test
	void byDefaultNoMessageIsACommand(CapturedOutput output) {
		try (TestBot bot = TestBot.builder().withoutPrefixes().listeners(new Commands()).start()) {
			bot.discord().message("!ping").by("alice").send().awaitReply();
			bot.discord().message("@" + bot.discord().bot().name() + " ping").by("alice").send();
			bot.discord().slash("ping").by("alice").send().awaitReply();
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasTag("command.type", "slash");
			bot.awaitIdle();
			assertThat(bot.sentry()).hasTransactions(1);
			assertThat(output).doesNotContain(UNKNOWN_COMMANDS);
		}
	}

	@Test
	void onlyListedNamesAreCommandsAndTheLongestOneCounts() {
		try (TestBot bot = start("!,!!", "Cases, cases list, ping")) {
			bot.discord().message("!important news for all").by("mallory").send();
			bot.discord().message("!pings").by("mallory").send();
			bot.discord().message("!!cases  LIST of bob").by("alice").send();
			assertThat(bot.sentry().awaitTransaction("command.cases list")).hasContextEntry("command", "prefix", "!!")
				.hasContextEntry("command", "invoked_with", "cases LIST")
				.hasContextEntry("command", "args_count", 2);
			bot.discord().message("!cases bob").by("alice").send();
			assertThat(bot.sentry().awaitTransaction("command.Cases")).hasContextEntry("command", "args_count", 1);
			bot.awaitIdle();
			assertThat(bot.sentry()).hasTransactions(2).neverReceived("important").neverReceived("news for all");
		}
	}

	@Test
	void blankPrefixesAndNamesAreIgnored() {
		try (TestBot bot = start("!, ", "ping, ")) {
			bot.discord().message("ping my password is hunter2").by("mallory").send();
			bot.discord().message("! hello").by("mallory").send();
			bot.discord().message("!ping").by("alice").send();
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasContextEntry("command", "args_count", 0);
			bot.awaitIdle();
			assertThat(bot.sentry()).hasTransactions(1).neverReceived("hunter2").neverReceived("hello");
		}
	}

	@Test
	void prefixesWithoutCommandsAreLoggedWithTheActionToTake(CapturedOutput output) {
		try (TestBot bot = start("!", "")) {
			bot.discord().message("!ping").by("alice").send();
			assertThat(output).containsOnlyOnce(UNKNOWN_COMMANDS)
				.contains("List them in tux.sentry.discord.prefix-commands or declare a PrefixCommandResolver bean.");
		}
	}

	@Test
	void commandsWithoutPrefixesAreLoggedAsWell(CapturedOutput output) {
		try (TestBot bot = start("", "ping")) {
			bot.discord().message("ping").by("alice").send();
			assertThat(output).containsOnlyOnce(UNKNOWN_COMMANDS).contains("Set tux.sentry.discord.prefixes.");
		}
	}

	@Test
	void aResolverThatReturnsAnyWordUsesUpNoMoreThanTheLimit(CapturedOutput output) {
		try (TestBot bot = TestBot.builder()
			.prefixCommands((event) -> new PrefixCommand(event.getMessage().getContentRaw(), "", "", List.of()))
			.properties(Map.of("tux.sentry.discord.max-prefix-command-names", 3))
			.listeners(new Commands())
			.start()) {
			for (int i = 0; i < 6; i++) {
				bot.discord().message("word" + i).by("mallory").send();
			}
			assertThat(bot.sentry().awaitItems(SentryItem.TRANSACTION, 6)).extracting(SentryItem::name)
				.containsExactlyInAnyOrder("command.word0", "command.word1", "command.word2", "command.other",
						"command.other", "command.other");
			assertThat(output).containsOnlyOnce("There are more than 3 names of prefix commands.");
		}
	}

	private static TestBot start(String prefixes, String commands) {
		return TestBot.builder()
			.properties(Map.of("tux.sentry.discord.prefixes", prefixes, "tux.sentry.discord.prefix-commands", commands))
			.listeners(new Commands())
			.start();
	}

}
