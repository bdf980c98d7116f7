/**
 * Micrometer's observations as spans.
 */
@NullMarked
package io.github.tuxsentry.internal.observation;

import org.jspecify.annotations.NullMarked;
