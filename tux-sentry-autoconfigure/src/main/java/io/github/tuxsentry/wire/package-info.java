/**
 * What leaves the process: scrubbed, cut to Sentry's limits, and never lost for what it
 * holds.
 */
@NullMarked
package io.github.tuxsentry.wire;

import org.jspecify.annotations.NullMarked;
