/**
 * Local Sentry for tests and offline runs: an ingest over HTTP that keeps the received
 * items, and AssertJ assertions for them.
 */
@NullMarked
package io.github.tuxsentry.test.sentry;

import org.jspecify.annotations.NullMarked;
