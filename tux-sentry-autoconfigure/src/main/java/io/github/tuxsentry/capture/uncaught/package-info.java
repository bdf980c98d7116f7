/**
 * What Spring's own machinery catches in the place of the application.
 */
@NullMarked
package io.github.tuxsentry.capture.uncaught;

import org.jspecify.annotations.NullMarked;
