package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;

import io.github.tuxsentry.internal.binding.DurationBinding;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for the delivery of envelopes.
 *
 * @param requestTimeout Maximum duration of a request to Sentry, from connecting to the
 * end of the response. Parts of it are limited by sentry.connection-timeout-millis and
 * sentry.read-timeout-millis.
 * @param queueMemory Maximum memory used by queued envelopes. Their number is limited by
 * sentry.max-queue-size.
 * @param offlineDirectory Directory in which envelopes are stored until they are sent.
 * Envelopes are queued in memory if not set.
 * @param offlineMaxSize Maximum size of the offline directory. The oldest envelopes are
 * dropped first.
 * @param offlineMaxAge Maximum age of a queued envelope, in memory or stored, after which
 * it is dropped.
 */
@ConfigurationProperties("tux.sentry.delivery")
record DeliveryProperties(@DefaultValue("60s") Duration requestTimeout, @DefaultValue("32MB") DataSize queueMemory,
		@Nullable Path offlineDirectory, @DefaultValue("64MB") DataSize offlineMaxSize,
		@DefaultValue("5d") Duration offlineMaxAge) {

	private static final String PREFIX = "tux.sentry.delivery.";

	DeliveryProperties {
		requestTimeout = DurationBinding.positive(PREFIX + "request-timeout", requestTimeout);
		offlineMaxAge = DurationBinding.positive(PREFIX + "offline-max-age", offlineMaxAge);
		check("queue-memory", queueMemory);
		check("offline-max-size", offlineMaxSize);
	}

	private static void check(String name, DataSize value) {
		if (value.toBytes() <= 0) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, value, "It must be positive.");
		}
	}

	DeliveryTransportFactory.Settings toSettings() {
		return new DeliveryTransportFactory.Settings(this.queueMemory.toBytes(), this.offlineDirectory,
				this.offlineMaxSize.toBytes(), this.offlineMaxAge, this.requestTimeout);
	}

}
