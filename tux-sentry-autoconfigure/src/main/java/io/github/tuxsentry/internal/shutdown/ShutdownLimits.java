package io.github.tuxsentry.internal.shutdown;

import java.time.Duration;

/**
 * How long the end of the bot may take.
 *
 * @param gracePeriod how long each step of the stop may take
 * @param flushTimeout how long sending what is waiting may take in the end
 */
record ShutdownLimits(Duration gracePeriod, Duration flushTimeout) {
}
