/**
 * Micrometer's observations as spans.
 */
@NullMarked
package io.github.tuxsentry.tracing.observation;

import org.jspecify.annotations.NullMarked;
