/**
 * API for capturing exceptions together with the tags and contexts of their kind, such as
 * database errors or errors of HTTP APIs.
 * {@link io.github.tuxsentry.capture.ErrorCapture} is the entry point.
 */
@NullMarked
package io.github.tuxsentry.capture;

import org.jspecify.annotations.NullMarked;
