package io.github.tuxsentry.internal.sampling;

import io.github.tuxsentry.spi.EventFilter;

/**
 * {@link EventFilter} that decides how many events of a kind are sent, unlike filters for
 * kinds of events. What it drops has nevertheless occurred.
 */
public interface SamplingFilter extends EventFilter {

}
