package io.github.tuxsentry.sample.offline;

import java.util.Map;

import io.github.tuxsentry.sample.RunningBot;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bot with and without token and DSN.
 */
@ExtendWith(OutputCaptureExtension.class)
class RunModesTests {

	private static final String COMMANDS = "/offline/discord/commands";

	private static final String ITEMS = "/offline/sentry/items";

	private static final Map<String, Object> CRASH = Map.of("kind", "slash", "name", "crash", "options",
			Map.of("text", "Boom"));

	@Test
	void withTokenAndDsnNothingIsLocal(CapturedOutput output) {
		try (LocalDiscord discord = LocalDiscord.start();
				LocalSentry sentry = LocalSentry.start();
				RunningBot bot = RunningBot.start(discord::configure, "--discord.token=" + discord.token(),
						"--sentry.dsn=" + sentry.dsn(), "--offline.tour=true")) {
			assertThat(bot.has(LocalDiscord.class)).isFalse();
			assertThat(bot.has(LocalSentry.class)).isFalse();
			assertThat(bot.get("/actuator/health")).isEqualTo(HttpStatus.OK);
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.property("tux.sentry.sampling.commands")).isNull();
			assertThat(bot.property("tldr.base-url")).startsWith("https://");
			discord.slash("crash").option("text", "Really").send().awaitReply();
			assertThat(sentry.awaitEvent((event) -> true)).hasExceptionMessage("Really");
			assertThat(output).doesNotContain("tour");
		}
	}

	@Test
	void withADsnOnlyDiscordIsLocal(CapturedOutput output) {
		try (LocalSentry sentry = LocalSentry.start();
				RunningBot bot = RunningBot.start("--sentry.dsn=" + sentry.dsn(), "--offline.tour=true")) {
			assertThat(bot.has(LocalDiscord.class)).isTrue();
			assertThat(bot.has(LocalSentry.class)).isFalse();
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.ACCEPTED);
			assertThat(sentry.awaitEvent((event) -> true)).hasExceptionMessage("Boom");
			assertThat(output).doesNotContain("tour");
		}
	}

	@Test
	void withATokenOnlySentryIsLocal(CapturedOutput output) {
		try (LocalDiscord discord = LocalDiscord.start();
				RunningBot bot = RunningBot.start(discord::configure, "--discord.token=" + discord.token(),
						"--offline.tour=true")) {
			assertThat(bot.has(LocalDiscord.class)).isFalse();
			assertThat(bot.has(LocalSentry.class)).isTrue();
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.OK);
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.NOT_FOUND);
			discord.slash("crash").option("text", "Really").send().awaitReply();
			assertThat(bot.bean(LocalSentry.class).awaitEvent((event) -> true)).hasExceptionMessage("Really");
			assertThat(output).doesNotContain("tour");
		}
	}

	@Test
	void emptyValuesCountAsMissing() {
		try (RunningBot bot = RunningBot.start("--sentry.dsn=", "--discord.token= ")) {
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.OK);
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.ACCEPTED);
			assertThat(bot.bean(LocalSentry.class).awaitEvent((event) -> true)).hasExceptionMessage("Boom");
		}
	}

	@Test
	void theCommandLineCountsMoreThanTheDefaultsOfTheLocalSentry() {
		try (RunningBot bot = RunningBot.start("--tux.sentry.sampling.commands=0.5")) {
			assertThat(bot.property("tux.sentry.sampling.commands")).isEqualTo("0.5");
			assertThat(bot.property("tux.sentry.sampling.tasks")).isEqualTo("1.0");
		}
	}

}
