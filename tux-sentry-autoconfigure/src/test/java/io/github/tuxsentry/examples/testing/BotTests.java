package io.github.tuxsentry.examples.testing;

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

/**
 * The example of docs/testing.md.
 */
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
		properties.add("tux.sentry.metrics.step", () -> "1s");
	}

	@Test
	void respondsToPing() {
		assertThat(discord.slash("ping").by("alice").send().awaitReply().content()).isEqualTo("pong");
		assertThat(sentry.awaitTransaction("command.ping")).hasStatus("ok").hasUsername("alice");
	}

	@Test
	void crashIsOneEvent() {
		discord.slash("crash").by("bob").send();
		SentryItem transaction = sentry.awaitTransaction("command.crash");
		SentryItem event = sentry.awaitEvent((item) -> !item.exceptions().isEmpty());
		assertThat(transaction).hasStatus("internal_error");
		assertThat(event).hasExceptionOfType(IllegalStateException.class).hasUsername("bob").hasTraceIdOf(transaction);
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
