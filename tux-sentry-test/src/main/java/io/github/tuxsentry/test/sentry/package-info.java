/**
 * A local Sentry: an ingest over real HTTP that keeps what arrives, and assertions on it.
 */
@NullMarked
package io.github.tuxsentry.test.sentry;

import org.jspecify.annotations.NullMarked;
