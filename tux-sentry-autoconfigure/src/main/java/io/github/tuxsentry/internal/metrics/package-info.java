/**
 * TODO describe internal.metrics.
 */
@NullMarked
package io.github.tuxsentry.internal.metrics;

import org.jspecify.annotations.NullMarked;
