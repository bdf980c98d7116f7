package io.github.tuxsentry.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * What happens when the bot stops, and while Sentry is away.
 *
 * @param enabled Whether what is waiting is sent when the bot stops.
 * @param flushTimeout Longest time that the stop waits for it.
 * @param queueMemory Most memory that envelopes take while they wait for Sentry; their
 * number is bounded by sentry.max-queue-size.
 * @param offlineDirectory Directory in which envelopes wait for Sentry on disk, so that
 * they outlive the process. By default they wait in memory only.
 * @param offlineMaxSize Most space that they take there; the oldest go first.
 * @param offlineMaxAge Age from which an envelope that waits is given up.
 */
@ConfigurationProperties("tux.sentry.lifecycle")
public record LifecycleProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration flushTimeout,
		@DefaultValue("32MB") DataSize queueMemory, @Nullable Path offlineDirectory,
		@DefaultValue("64MB") DataSize offlineMaxSize, @DefaultValue("5d") Duration offlineMaxAge) {

	/**
	 * Checks the bounds.
	 * @param enabled whether what is waiting is sent when the bot stops
	 * @param flushTimeout longest time that the stop waits for it
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
