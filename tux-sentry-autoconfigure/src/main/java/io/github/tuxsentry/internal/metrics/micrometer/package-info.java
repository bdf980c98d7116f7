/**
 * Bot metrics in Micrometer, and a Micrometer registry that sends to Sentry.
 */
@NullMarked
package io.github.tuxsentry.internal.metrics.micrometer;

import org.jspecify.annotations.NullMarked;
