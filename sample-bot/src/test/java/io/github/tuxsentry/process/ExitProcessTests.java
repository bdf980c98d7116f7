package io.github.tuxsentry.process;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.SentCommand;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command that ends the process itself. The grace period is longer than the test may
 * take.
 */
@Tag("process")
class ExitProcessTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@Test
	void aCommandThatExitsAfterItsReplySucceeds() {
		exits("exit");
	}

	@ParameterizedTest
	@ValueSource(strings = { "exit-task", "exit-queued", "exit-callback" })
	@Tag("long")
	void aCommandThatExitsElsewhereSucceeds(String name) {
		exits(name);
	}

	private void exits(String name) {
		try (BotProcess bot = BotProcess.sendingTo(this.sentry.dsn())
			.with(RemoteDiscord.class, ExitingBot.class)
			.environment("DISCORD_TOKEN", this.discord.token())
			.property("remote.discord", this.discord.restConfig().getBaseUrl())
			.property("tux.sentry.sampling.commands", 1)
			.property("tux.sentry.shutdown.grace-period", "10m")
			.start()) {
			bot.awaitLine("Sentry is enabled");
			SentCommand exit = this.discord.slash(name).send();
			assertThat(bot.awaitExit()).isEqualTo(ExitingBot.EXIT_CODE);
			assertThat(exit.awaitReply().content()).isEqualTo("bye");
			assertThat(this.sentry.awaitTransaction("command." + name)).hasStatus("ok");
		}
	}

}
