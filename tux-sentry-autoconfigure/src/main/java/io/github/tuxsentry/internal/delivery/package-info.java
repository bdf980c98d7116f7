/**
 * Transport of envelopes to Sentry: a bounded queue, optional storage in a directory,
 * retries, rate limits and the counters behind
 * {@link io.github.tuxsentry.DeliveryMonitor}.
 */
@NullMarked
package io.github.tuxsentry.internal.delivery;

import org.jspecify.annotations.NullMarked;
