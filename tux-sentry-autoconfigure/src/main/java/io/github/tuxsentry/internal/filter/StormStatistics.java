package io.github.tuxsentry.internal.filter;

/**
 * What a {@link StormGuard} has done so far. While events come in, the numbers are a
 * moment apart.
 *
 * @param passed how many events have passed
 * @param suppressed how many were suppressed
 * @param held how many of the suppressed ones no event has told of yet
 */
public record StormStatistics(long passed, long suppressed, long held) {
}
