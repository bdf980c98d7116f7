/**
 * Local Sentry for tests and development: an ingestion endpoint over HTTP that keeps the
 * received items, and AssertJ assertions for these items.
 */
@NullMarked
package io.github.tuxsentry.test.sentry;

import org.jspecify.annotations.NullMarked;
