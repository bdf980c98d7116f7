package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.BotStats;
import io.github.tuxsentry.discord.BotStatsObserver;
import io.github.tuxsentry.discord.BotStatsProcessor;
import io.github.tuxsentry.discord.DisconnectMessages;
import io.github.tuxsentry.discord.InstrumentedBots;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what is told of a bot as a
 * whole: its size on each event, its gauges, its disconnects, its shards.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class,
		beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass({ IScopes.class, JDA.class })
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
public final class TuxSentryBotStatsAutoConfiguration {

	TuxSentryBotStatsAutoConfiguration() {
	}

	@Bean
	BotStats tuxSentryBotStats() {
		return new BotStats();
	}

	@Bean
	BotStatsProcessor tuxSentryBotStatsProcessor(BotStats stats, FaultBarrier faults) {
		return new BotStatsProcessor(stats, faults);
	}

	@Bean
	BotStatsObserver tuxSentryBotStatsObserver(BotStats stats, BotMetrics metrics) {
		return new BotStatsObserver(stats, metrics);
	}

	@Bean
	DisconnectMessages tuxSentryDisconnectMessages(SentryManager sentry) {
		return new DisconnectMessages(sentry);
	}

	@Bean
	InstrumentedBots tuxSentryInstrumentedBots() {
		return new InstrumentedBots();
	}

}
