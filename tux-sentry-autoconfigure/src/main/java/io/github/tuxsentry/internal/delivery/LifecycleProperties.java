package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for startup, shutdown and delivery.
 *
 * @param enabled Whether to report startup failures and flush on shutdown.
 * @param flushTimeout Maximum time to wait for pending data to be sent on shutdown.
 * @param failedStartTimeout Maximum time to wait for the report of a failed start to be
 * sent.
 * @param gracePeriod Maximum time to wait for running commands, and then for JDA, on
 * shutdown.
 * @param shutDownJda Whether to shut down beans of type JDA and ShardManager before all
 * other beans, after waiting for running commands.
 * @param signals Whether to report SIGTERM, SIGINT and SIGHUP as messages of level info.
 * @param transactions Whether to send the transactions app.startup and bot.shutdown. They
 * are not subject to sampling.
 * @param queueMemory Maximum memory used by queued envelopes. Their number is limited by
 * sentry.max-queue-size.
 * @param offlineDirectory Directory in which envelopes are stored until they are sent.
 * Envelopes are queued in memory if not set.
 * @param offlineMaxSize Maximum size of the offline directory. The oldest envelopes are
 * dropped first.
 * @param offlineMaxAge Maximum age of a stored envelope, after which it is dropped.
 */
@ConfigurationProperties("tux.sentry.lifecycle")
public record LifecycleProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration flushTimeout,
		@DefaultValue("2s") Duration failedStartTimeout, @DefaultValue("5s") Duration gracePeriod,
		@DefaultValue("true") boolean shutDownJda, @DefaultValue("true") boolean signals,
		@DefaultValue("true") boolean transactions, @DefaultValue("32MB") DataSize queueMemory,
		@Nullable Path offlineDirectory, @DefaultValue("64MB") DataSize offlineMaxSize,
		@DefaultValue("5d") Duration offlineMaxAge) {

	/**
	 * Create the properties.
	 * @param enabled whether startup and shutdown are reported
	 * @param flushTimeout the maximum time to flush on shutdown
	 * @param failedStartTimeout the maximum time to send the report of a failed start
	 * @param gracePeriod the maximum time to wait for commands, and then for JDA
	 * @param shutDownJda whether JDA is shut down
	 * @param signals whether signals are reported
	 * @param transactions whether startup and shutdown are sent as transactions
	 * @param queueMemory the maximum memory used by queued envelopes
	 * @param offlineDirectory the directory of stored envelopes, or {@code null}
	 * @param offlineMaxSize the maximum size of the offline directory
	 * @param offlineMaxAge the maximum age of a stored envelope
	 * @throws InvalidConfigurationPropertyValueException if a limit is not positive
	 */
	public LifecycleProperties {
		check("queue-memory", queueMemory, queueMemory.toBytes());
		check("offline-max-size", offlineMaxSize, offlineMaxSize.toBytes());
		check("offline-max-age", offlineMaxAge, offlineMaxAge.toMillis());
	}

	private static void check(String name, Object value, long amount) {
		if (amount <= 0) {
			throw new InvalidConfigurationPropertyValueException("tux.sentry.lifecycle." + name, value,
					"It must be more than nothing.");
		}
	}

}
