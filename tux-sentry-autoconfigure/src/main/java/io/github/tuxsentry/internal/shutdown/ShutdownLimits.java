package io.github.tuxsentry.internal.shutdown;

import java.time.Duration;

/**
 * Time limits of the shutdown.
 *
 * @param gracePeriod the maximum duration of each shutdown step
 * @param flushTimeout the maximum time to wait for pending data to be sent
 */
record ShutdownLimits(Duration gracePeriod, Duration flushTimeout) {
}
