package io.github.tuxsentry.internal.observation;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Micrometer's observations as spans.
 *
 * @param enabled Whether observations within a transaction are child spans.
 * @param excludes Names of observations that are no spans, each with all names below it.
 * Those that a part of the library or of Sentry makes spans of are none in any case.
 */
@ConfigurationProperties("tux.sentry.tracing.observations")
record ObservationsProperties(@DefaultValue("false") boolean enabled, @DefaultValue List<String> excludes) {
}
