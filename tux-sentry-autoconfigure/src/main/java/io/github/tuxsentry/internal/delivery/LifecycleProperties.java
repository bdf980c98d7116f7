package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * What happens when the bot starts and stops, and while Sentry is away.
 *
 * @param enabled Whether the start and the end of the bot are looked after.
 * @param flushTimeout Longest time that sending what is waiting may take when the bot
 * stops.
 * @param failedStartTimeout Longest time that the end of the process waits for the report
 * of a failed start.
 * @param gracePeriod Longest time that commands which run when the bot stops get to end,
 * and again that JDA gets to shut down.
 * @param shutDownJda Whether beans of type JDA and ShardManager are shut down before all
 * other beans, with no new commands and the running ones awaited.
 * @param signals Whether SIGTERM, SIGINT and SIGHUP are reported as messages of level
 * info.
 * @param transactions Whether the start and the end of the bot are sent as transactions,
 * app.startup and bot.shutdown. They are not sampled.
 * @param queueMemory Most memory that envelopes take while they wait for Sentry; their
 * number is bounded by sentry.max-queue-size.
 * @param offlineDirectory Directory in which envelopes wait for Sentry on disk, so that
 * they outlive the process. By default they wait in memory only.
 * @param offlineMaxSize Most space that they take there; the oldest go first.
 * @param offlineMaxAge Age from which an envelope that waits is given up.
 */
@ConfigurationProperties("tux.sentry.lifecycle")
public record LifecycleProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration flushTimeout,
		@DefaultValue("2s") Duration failedStartTimeout, @DefaultValue("5s") Duration gracePeriod,
		@DefaultValue("true") boolean shutDownJda, @DefaultValue("true") boolean signals,
		@DefaultValue("true") boolean transactions, @DefaultValue("32MB") DataSize queueMemory,
		@Nullable Path offlineDirectory, @DefaultValue("64MB") DataSize offlineMaxSize,
		@DefaultValue("5d") Duration offlineMaxAge) {

	/**
	 * Checks the bounds.
	 * @param enabled whether the start and the end are looked after
	 * @param flushTimeout longest time that sending may take in the end
	 * @param failedStartTimeout longest time that the report of a failed start may take
	 * @param gracePeriod longest time that commands get to end, and JDA to shut down
	 * @param shutDownJda whether JDA is shut down
	 * @param signals whether signals are reported
	 * @param transactions whether transactions tell of the start and the end
	 * @param queueMemory most memory of envelopes that wait
	 * @param offlineDirectory directory in which they wait on disk
	 * @param offlineMaxSize most space that they take there
	 * @param offlineMaxAge age from which an envelope is given up
	 * @throws InvalidConfigurationPropertyValueException if a bound lets nothing through
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
