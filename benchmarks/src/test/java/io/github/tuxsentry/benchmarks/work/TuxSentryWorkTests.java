package io.github.tuxsentry.benchmarks.work;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the work of this library, also compared to that of plain code.
 */
class TuxSentryWorkTests extends SameWorkTests {

	TuxSentryWorkTests() {
		super(Contender.TUX_SENTRY);
	}

	@Test
	void eventsAreScrubbedAsByPatterns() throws Exception {
		EventWriter writer = new EventWriter(application().sentryOptions().getSerializer());
		String scrubbed = new String(writer.write(SampleEvents.create(1).get(0)), StandardCharsets.UTF_8);
		assertThat(scrubbed).contains("was not saved for")
			.doesNotContain(SampleEvents.SECRET, "hunter0", "abcdef0123456789");
		PatternScrubber patterns = new PatternScrubber();
		assertThat(List.of(patterns.scrub("for " + SampleEvents.SECRET), patterns.scrub("password=hunter0"),
				patterns.scrub("Bearer abcdef0123456789")))
			.noneMatch(
					(text) -> text.contains(SampleEvents.SECRET) || text.contains("hunter") || text.contains("abcdef"));
	}

	@Test
	void metersRecordAsThoseOfMicrometer() {
		SampleMeters peer = SampleMeters.register(new SimpleMeterRegistry());
		for (SampleMeters meters : List.of(SampleMeters.register(application().bean(MeterRegistry.class)), peer)) {
			meters.timer().record(12, TimeUnit.MILLISECONDS);
			meters.counter().increment();
		}
		assertThat(sentry().awaitMetric(peer.timer().getId().getName()).value())
			.isEqualTo(peer.timer().totalTime(TimeUnit.MILLISECONDS));
		assertThat(sentry().awaitMetric(peer.counter().getId().getName()).value()).isEqualTo(peer.counter().count());
	}

	@Test
	void aCommandOfTheBotIsATransaction() throws Exception {
		try (InMemoryBot bot = new InMemoryBot(application().bean(JdaBuilderConfigurer.class)::configure)) {
			SlashCommandInteractionEvent command = bot.nextCommand();
			bot.dispatch(command);
			bot.dispatch(bot.message());
			command.reply("pong").queue();
			sentry().awaitTransaction("command.ping");
			assertThat(command.isAcknowledged()).isTrue();
			assertThat(sentry().transactions()).extracting((transaction) -> transaction.name())
				.containsOnly("command.ping");
		}
	}

}
