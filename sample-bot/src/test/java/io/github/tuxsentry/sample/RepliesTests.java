package io.github.tuxsentry.sample;

import io.github.tuxsentry.sample.moderation.CaseRepository;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users are told.
 */
@OfflineBot
class RepliesTests {

	@Autowired
	private LocalDiscord discord;

	@Autowired
	private CaseRepository cases;

	@BeforeEach
	void theBotIsThere() {
		this.discord.awaitCommands("ping", "tldr", "ban", "crash", "Show cases", "Report message");
	}

	@Test
	void pingIsAnsweredBothWays() {
		assertThat(this.discord.slash("ping").send().awaitReply().content()).isEqualTo("Pong!");
		assertThat(this.discord.message("!PING").send().awaitReply().content()).isEqualTo("Pong!");
	}

	@Test
	void tldrShowsThePage() {
		assertThat(this.discord.slash("tldr").option("page", "ls").send().awaitReply().content())
			.contains("List directory contents");
	}

	@Test
	void theLastOptionOfAPrefixCommandTakesTheRest() {
		assertThat(this.discord.message("!ban @mallory spam,  all day").send().awaitReply().content())
			.matches("Banned mallory, case \\d+: spam,  all day");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			!ban,            Usage: !ban <user> <reason>
			!ban @mallory,   Usage: !ban <user> <reason>
			!ban nobody hey, Usage: !ban <user> <reason>
			!tldr,           Usage: !tldr <page>
			!tldr nope,      There is no page for nope.
			!crash Boom,     Something went wrong. It has been reported.
			""")
	void aFailureIsExplained(String message, String explanation) {
		assertThat(this.discord.message(message).send().awaitReply().content()).isEqualTo(explanation);
	}

	@Test
	void aRefusalIsForTheUserAlone() {
		Reply reply = this.discord.slash("ban")
			.by("bob")
			.option("user", "alice")
			.option("reason", "revenge")
			.send()
			.awaitReply();
		assertThat(reply.content()).isEqualTo("You need the permission Ban Members for this.");
		assertThat(reply.ephemeral()).isTrue();
	}

	@Test
	void aCommandThatIsThinkingCanStillFail() {
		assertThat(this.discord.slash("tldr").option("page", "nope").send().awaitReply().content())
			.isEqualTo("There is no page for nope.");
	}

	@Test
	void theCasesOfAUserAreListed() {
		String user = this.discord.member("rascal").id();
		long first = this.cases.add("ban", user, "1", "spam");
		long second = this.cases.add("report", user, "1", "more spam");
		assertThat(this.discord.userCommand("Show cases").on("rascal").send().awaitReply().content())
			.isEqualTo("rascal has 2 case(s)\n%d report: more spam\n%d ban: spam".formatted(second, first));
	}

	@Test
	void messagesThatAreNoCommandsAreLeftAlone() {
		var chatter = this.discord.message("ping! !pingpong").send();
		this.discord.message("!ping").by("bob").send().awaitReply();
		assertThat(chatter.replies()).isEmpty();
	}

}
