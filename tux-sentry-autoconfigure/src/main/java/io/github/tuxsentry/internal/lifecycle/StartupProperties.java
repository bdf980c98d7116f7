package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;

import io.github.tuxsentry.internal.binding.DurationBinding;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for startup. They are read from the environment, since startup
 * may fail before beans exist.
 *
 * @param enabled Whether to report failed starts and bots that Discord rejects, and to
 * send the transaction app.startup.
 * @param failedStartTimeout Maximum time to wait for the report of a failed start to be
 * sent.
 * @param sendTransaction Whether to send the transaction app.startup. It is not subject
 * to sampling.
 */
@ConfigurationProperties("tux.sentry.startup")
record StartupProperties(@DefaultValue("true") boolean enabled, @DefaultValue("2s") Duration failedStartTimeout,
		@DefaultValue("true") boolean sendTransaction) {

	StartupProperties {
		failedStartTimeout = DurationBinding.notNegative("tux.sentry.startup.failed-start-timeout", failedStartTimeout);
	}

}
