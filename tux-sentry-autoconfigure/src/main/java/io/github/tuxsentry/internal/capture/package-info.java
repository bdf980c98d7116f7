/**
 * TODO describe internal.capture.
 */
@NullMarked
package io.github.tuxsentry.internal.capture;

import org.jspecify.annotations.NullMarked;
