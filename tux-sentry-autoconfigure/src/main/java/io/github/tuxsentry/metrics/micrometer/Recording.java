package io.github.tuxsentry.metrics.micrometer;

import io.sentry.SentryDate;
import io.sentry.SpanId;
import io.sentry.protocol.SentryId;

/**
 * One value that goes out as an item of its own, with the trace it was recorded in.
 */
record Recording(double value, SentryDate timestamp, SentryId traceId, SpanId spanId) {
}
