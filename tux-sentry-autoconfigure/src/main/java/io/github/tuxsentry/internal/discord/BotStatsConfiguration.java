package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration for the statistics of bots: size, gauges, disconnects and shards.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
class BotStatsConfiguration {

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
