package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;

import io.github.tuxsentry.internal.binding.DurationBinding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for shutdown.
 *
 * @param enabled Whether to shut the bot down in order and to flush on shutdown.
 * @param flushTimeout Maximum time to wait for pending data to be sent on shutdown.
 * @param gracePeriod Maximum time to wait for running commands, and then for JDA, on
 * shutdown.
 * @param shutDownJda Whether to wait for running commands, and then to shut down beans of
 * type JDA and ShardManager before all other beans. If false, commands are not awaited.
 * @param reportSignals Whether to report SIGTERM, SIGINT and SIGHUP as messages of level
 * info.
 * @param sendTransaction Whether to send the transaction bot.shutdown. It is not subject
 * to sampling.
 */
@ConfigurationProperties("tux.sentry.shutdown")
record ShutdownProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration flushTimeout,
		@DefaultValue("5s") Duration gracePeriod, @DefaultValue("true") boolean shutDownJda,
		@DefaultValue("true") boolean reportSignals, @DefaultValue("true") boolean sendTransaction) {

	ShutdownProperties {
		flushTimeout = DurationBinding.notNegative("tux.sentry.shutdown.flush-timeout", flushTimeout);
		gracePeriod = DurationBinding.notNegative("tux.sentry.shutdown.grace-period", gracePeriod);
	}

}
