/**
 * API for reporting to Sentry from a bot: {@link io.github.tuxsentry.SentryManager} is
 * the central interface, with handles for spans and transactions, and
 * {@link io.github.tuxsentry.DeliveryMonitor} reports what became of the envelopes. All
 * interfaces are available as beans, whether or not Sentry is configured.
 */
@NullMarked
package io.github.tuxsentry;

import org.jspecify.annotations.NullMarked;
