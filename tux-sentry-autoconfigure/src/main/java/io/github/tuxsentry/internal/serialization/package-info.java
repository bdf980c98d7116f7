/**
 * What leaves the process: scrubbed, cut to Sentry's limits, and never lost for what it
 * holds.
 */
@NullMarked
package io.github.tuxsentry.internal.serialization;

import org.jspecify.annotations.NullMarked;
