/**
 * Capture of errors with the context of their kind.
 */
@NullMarked
package io.github.tuxsentry.capture;

import org.jspecify.annotations.NullMarked;
