/**
 * API for recording the metrics of a bot. {@link io.github.tuxsentry.metrics.BotMetrics}
 * has a method for each family of metrics, and a
 * {@link io.github.tuxsentry.metrics.MetricSink} receives what is recorded.
 */
@NullMarked
package io.github.tuxsentry.metrics;

import org.jspecify.annotations.NullMarked;
