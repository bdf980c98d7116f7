package io.github.tuxsentry.internal.filter;

/**
 * Statistics of a {@link StormGuard}.
 *
 * @param passed number of events that have passed
 * @param suppressed number of suppressed events
 * @param held number of suppressed events that no tag has reported yet
 */
public record StormStatistics(long passed, long suppressed, long held) {
}
