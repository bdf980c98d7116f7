package io.github.tuxsentry.internal.discord;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.autoconfigure.SentryState;
import io.github.tuxsentry.internal.session.CommandCount;
import net.dv8tion.jda.api.JDA;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BotState} and the state that is logged on startup.
 */
@ExtendWith(OutputCaptureExtension.class)
class BotStateTests {

	private static final String FEWER = "Less data than expected may arrive.";

	@Test
	void botIsInstrumentedAndItsFirstCommandEndsTheOnlyReason(CapturedOutput output) {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			SentryState state = bot.bean(SentryState.class);
			assertThat(state.describe().instrumented()).startsWith("JDA [0 / 1]");
			assertThat(state.describe().reasons()).containsExactly("No command has been recorded since the start.");
			bot.discord().slash("ping").by("alice").send().awaitReply();
			Awaitility.await().untilAsserted(() -> assertThat(state.describe().reasons()).isEmpty());
			assertThat(output.toString())
				.containsOnlyOnce("Sentry is enabled: data is sent to "
						+ bot.sentry().dsn().substring(bot.sentry().dsn().indexOf('@') + 1) + ", with the environment ")
				.containsOnlyOnce(" Sampled: commands 1.0 (tux.sentry.sampling.commands), ")
				.contains(" Instrumented: JDA [0 / 1], ")
				.doesNotContain(FEWER);
			assertThat(output.toString().indexOf("Instrumented JDA")).isPositive()
				.isLessThan(output.toString().indexOf("Sentry is enabled"));
		}
	}

	@Test
	void stateIsNotABreadcrumb() {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			bot.discord().slash("crash").by("alice").send();
			assertThat(bot.sentry().awaitEvent((event) -> !event.exceptions().isEmpty()).payload().toString())
				.doesNotContain("Sentry is enabled");
		}
	}

	@Test
	void prefixCommandsRequireTheContentOfMessages(CapturedOutput output) {
		try (TestBot bot = TestBot.builder().listeners(new Commands()).withoutIntents().start()) {
			assertThat(bot.bean(SentryState.class).describe().reasons()).first()
				.asString()
				.startsWith("Prefix commands are not recognized");
			assertThat(output.toString()).containsOnlyOnce(FEWER + " Prefix commands are not recognized, since the bot "
					+ "does not receive the content of messages. Enable the intents MESSAGE_CONTENT and GUILD_MESSAGES.");
		}
		try (TestBot bot = TestBot.builder().listeners(new Commands()).withoutIntents().withoutPrefixes().start()) {
			assertThat(bot.bean(SentryState.class).describe().reasons())
				.containsExactly("No command has been recorded since the start.");
		}
	}

	@Test
	void botThatIsNotConnectedIsAReason() throws InterruptedException {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			bot.jda().shutdown();
			bot.jda().awaitShutdown();
			assertThat(bot.jda().getStatus()).isEqualTo(JDA.Status.SHUTDOWN);
			assertThat(bot.bean(SentryState.class).describe().reasons())
				.contains("JDA [0 / 1] is not connected to Discord. Its status is SHUTDOWN.");
		}
	}

	/**
	 * JDA has no gateway, and therefore no intents, after a rejected token.
	 */
	@Test
	void botWithoutAGatewayIsAReason() {
		JDA jda = (JDA) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { JDA.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "getShardInfo" -> new JDA.ShardInfo(0, 1);
					case "getStatus" -> JDA.Status.FAILED_TO_LOGIN;
					default -> throw new NullPointerException(method.getName());
				});
		BotState state = new BotState(() -> List.of(jda), () -> true, new CommandCount());
		assertThat(state.reasons()).first()
			.satisfies((reason) -> assertThat(reason.toString())
				.contains("is not connected to Discord. Its status is FAILED_TO_LOGIN."));
	}

	@Test
	void allTransactionsAreSampledInTheProfileDev(CapturedOutput output) {
		try (TestBot bot = TestBot.builder()
			.listeners(new Commands())
			.withoutRates()
			.properties(Map.of("spring.profiles.active", "dev"))
			.start()) {
			assertThat(bot.bean(SentryState.class).describe().sampled())
				.containsExactly("all transactions (default in the profile dev)", "all errors");
			assertThat(output.toString())
				.containsOnlyOnce("Sampled: all transactions (default in the profile dev), all errors.");
		}
	}

	@Test
	void nothingIsLoggedTwiceWithoutADsn(CapturedOutput output) {
		try (TestBot bot = TestBot.builder().listeners(new Commands()).withoutDsn().start()) {
			assertThat(bot.bean(SentryState.class).describe().reasons()).first()
				.asString()
				.startsWith("Sentry is disabled: no DSN.");
			assertThat(output.toString()).containsOnlyOnce("Sentry is disabled")
				.doesNotContain("Sampled:")
				.doesNotContain(FEWER);
		}
	}

	@Test
	void ratesOfZeroAreLogged(CapturedOutput output) {
		try (TestBot bot = TestBot.builder()
			.listeners(new Commands())
			.properties(Map.of("tux.sentry.sampling.commands", 0))
			.start()) {
			assertThat(bot.bean(SentryState.class).describe().reasons()).isNotEmpty();
			assertThat(output.toString())
				.containsOnlyOnce(FEWER + " No transactions are sent for commands, since their sample rate is 0.");
		}
	}

}
