package io.github.tuxsentry.internal.observation;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for Micrometer observations.
 *
 * @param enabled Whether to create child spans for observations within a transaction.
 * @param exclude Names of observations to exclude, including all names below each.
 * Observations that the library or Sentry already traces are always excluded.
 */
@ConfigurationProperties("tux.sentry.tracing.observations")
record ObservationsProperties(@DefaultValue("false") boolean enabled, @DefaultValue List<String> exclude) {
}
