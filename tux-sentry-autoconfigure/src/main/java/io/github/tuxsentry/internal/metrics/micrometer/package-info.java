/**
 * Recording of bot metrics with Micrometer, and a meter registry that publishes to
 * Sentry.
 */
@NullMarked
package io.github.tuxsentry.internal.metrics.micrometer;

import org.jspecify.annotations.NullMarked;
