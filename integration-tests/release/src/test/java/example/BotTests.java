package example;

import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@DirtiesContext
class BotTests {

	@AutoClose
	static final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	static final LocalDiscord discord = LocalDiscord.start();

	@DynamicPropertySource
	static void localServers(DynamicPropertyRegistry properties) {
		properties.add("sentry.dsn", sentry::dsn);
		properties.add("discord.token", discord::token);
		properties.add("tux.sentry.sampling.commands", () -> 1);
	}

	@Test
	void commandIsATransactionWithItsSpan() {
		assertThat(discord.slash("roll").by("alice").send().awaitReply().content()).startsWith("You rolled");
		assertThat(sentry.awaitTransaction("command.roll")).hasStatus("ok").hasUsername("alice").hasSpan("dice", "Roll a die");
	}

	@Test
	void failedCommandIsOneEvent() {
		discord.slash("crash").by("bob").send();
		SentryItem event = sentry.awaitEvent((item) -> !item.exceptions().isEmpty());
		assertThat(event).hasExceptionOfType(IllegalStateException.class).hasUsername("bob");
		assertThat(sentry).hasEvents(1);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class LocalDiscordConfiguration {

		@Bean
		JdaBuilderCustomizer localDiscord() {
			return discord::configure;
		}

	}

}
