/**
 * Implementation of {@link io.github.tuxsentry.capture.ErrorCapture}, detection of
 * failures that have already been captured, and protection of the SDK against exceptions
 * that cannot be read safely.
 */
@NullMarked
package io.github.tuxsentry.internal.capture;

import org.jspecify.annotations.NullMarked;
