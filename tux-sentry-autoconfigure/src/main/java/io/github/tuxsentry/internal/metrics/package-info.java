/**
 * Support for metrics that does not depend on a metrics library: deferred recording,
 * publication on shutdown, and detection of retries.
 */
@NullMarked
package io.github.tuxsentry.internal.metrics;

import org.jspecify.annotations.NullMarked;
