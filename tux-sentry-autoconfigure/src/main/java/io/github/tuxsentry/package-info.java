/**
 * API for reporting to Sentry from a bot: {@link io.github.tuxsentry.SentryManager} is
 * the central interface, with handles for spans and transactions.
 * {@link io.github.tuxsentry.DeliveryMonitor} provides statistics about the delivery of
 * envelopes. {@code SentryManager}, {@link io.github.tuxsentry.CommandTracker} and
 * {@code DeliveryMonitor} are available as beans, whether or not Sentry is configured.
 */
@NullMarked
package io.github.tuxsentry;

import org.jspecify.annotations.NullMarked;
