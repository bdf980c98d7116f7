package io.github.tuxsentry.internal.discord;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.sampling.SamplingFilter;
import io.github.tuxsentry.internal.session.CommandSessions;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.test.sentry.LocalSessionAggregate;
import io.github.tuxsentry.test.sentry.ReleaseHealth;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions of the commands of a real JDA.
 */
class CommandSessionsOverTheWireTests {

	private static final Instant NOON = Instant.parse("2026-11-28T12:00:30Z");

	@Test
	void addUpExactlyOverMinutesAndTheShutdown() {
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("sentry.release", "bot@1.0", "sentry.environment", "test", "tux.sentry.sessions.process",
					false, "tux.sentry.sessions.commands", true, "tux.sentry.filter.ignored-exceptions",
					"java.lang.UnsupportedOperationException", "tux.sentry.filter.storm.enabled", true,
					"tux.sentry.filter.storm.burst", 1, "tux.sentry.shutdown.grace-period", "100ms"))
			.listeners(new Acting())
			.sources(Clocked.class)
			.start()) {
			send(bot, "ok", 5);
			send(bot, "handled", 4);
			send(bot, "crash", 3);
			send(bot, "ignored", 2);
			Clocked.now.set(NOON.plusSeconds(60));
			assertThat(bot.sentry().awaitItems("sessions", 1)).hasSize(1);
			assertThat(bot.sentry().sessionAggregates())
				.containsExactly(new LocalSessionAggregate("2026-11-28T12:00:00Z", 7, 4, 3, 0, "bot@1.0", "test"));
			send(bot, "ok", 1);
			send(bot, "crash", 1);
			bot.discord().slash("endless").send();
			assertThat(bot.sentry().awaitEvent((event) -> "started".equals(event.message()))).isNotNull();
			bot.stop();
			List<LocalSessionAggregate> received = bot.sentry().sessionAggregates();
			assertThat(received).extracting(LocalSessionAggregate::started)
				.containsOnly("2026-11-28T12:00:00Z", "2026-11-28T12:01:00Z");
			assertThat(bot.sentry().releaseHealth("bot@1.0")).isEqualTo(new ReleaseHealth(17, 8, 4, 4, 1));
			assertThat(bot.sentry()).hasItems("session", 0).hasNoMalformedEnvelopes();
		}
	}

	private static void send(TestBot bot, String command, int times) {
		int transactions = bot.sentry().transactions().size() + times;
		for (int i = 0; i < times; i++) {
			bot.discord().slash(command).send();
		}
		bot.sentry().awaitItems(SentryItem.TRANSACTION, transactions);
		bot.awaitIdle();
	}

	private static final class Acting extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("endless")) {
				event.deferReply().complete();
				Sentry.captureMessage("started");
				return;
			}
			event.reply("working on it").complete();
			switch (event.getName()) {
				case "handled" -> Sentry.captureException(new IllegalArgumentException("handled"));
				case "crash" -> throw new IllegalStateException("broken");
				case "ignored" -> throw new UnsupportedOperationException("ignored");
				default -> {
				}
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Clocked {

		static final AtomicReference<Instant> now = new AtomicReference<>(NOON);

		@Bean
		CommandSessions commandSessions(OrderedBeans beans, FaultBarrier faults) {
			InstantSource clock = now::get;
			return new CommandSessions(ScopesAdapter.getInstance(),
					beans.inOrderExcept(EventFilter.class, SamplingFilter.class), clock, faults);
		}

	}

}
