package io.github.tuxsentry.internal.discord;

import java.util.Map;

import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Details of options and arguments, over the wire.
 */
class ArgumentDetailsTests {

	/** Longer than any digits by chance in a hexadecimal ID or the time. */
	private static final long PIN = 841_284_128_412_841L;

	@Test
	void redactedValuesAreSentAsTheirLength() {
		try (TestBot bot = start("redacted")) {
			SentryItem slash = slash(bot);
			assertThat(slash.context("interaction").path("options").toString())
				.isEqualTo("[{\"name\":\"text\",\"type\":\"string\",\"length\":12},"
						+ "{\"name\":\"pin\",\"type\":\"integer\",\"value\":\"[hidden]\"}]");
			SentryItem prefix = prefix(bot);
			assertThat(prefix).hasContextEntry("command", "args_count", 2);
			assertThat(prefix.context("command").path("args").toString()).isEqualTo("[{\"length\":8},{\"length\":5}]");
			assertNothingElseWasSent(bot);
		}
	}

	@Test
	void noArgumentsAreSentOnRequest() {
		try (TestBot bot = start("none")) {
			SentryItem slash = slash(bot);
			assertThat(slash.context("interaction").has("options")).isFalse();
			SentryItem prefix = prefix(bot);
			assertThat(prefix).hasContextEntry("command", "args_count", 2);
			assertThat(prefix.context("command").has("args")).isFalse();
			assertNothingElseWasSent(bot);
		}
	}

	private static TestBot start(String details) {
		return TestBot.builder()
			.properties(Map.of("tux.sentry.discord.argument-details", details, "tux.sentry.discord.hidden-options",
					"pin", "tux.sentry.logging.breadcrumbs", "trace"))
			.listeners(new Commands())
			.start();
	}

	private static SentryItem slash(TestBot bot) {
		bot.discord().slash("ban").by("alice").option("text", "wondrousword").option("pin", PIN).send().awaitReply();
		return bot.sentry().awaitTransaction("command.ban");
	}

	private static SentryItem prefix(TestBot bot) {
		bot.discord().message("!ping wondrous words").by("alice").send().awaitReply();
		return bot.sentry().awaitTransaction("command.ping");
	}

	private static void assertNothingElseWasSent(TestBot bot) {
		bot.awaitIdle();
		assertThat(bot.sentry()).neverReceived("wondrous").neverReceived(Long.toString(PIN));
	}

}
