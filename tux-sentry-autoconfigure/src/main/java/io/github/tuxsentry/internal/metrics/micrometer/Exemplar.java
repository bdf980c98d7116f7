package io.github.tuxsentry.internal.metrics.micrometer;

import io.sentry.SentryDate;
import io.sentry.SpanId;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * One value that goes out as an item of its own, with the trace it was recorded in, and
 * its user if users are asked for.
 */
record Exemplar(double value, SentryDate timestamp, SentryId traceId, SpanId spanId, @Nullable User user) {
}
