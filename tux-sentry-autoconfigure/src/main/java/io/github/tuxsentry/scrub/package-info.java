/**
 * Secrets out of text, and texts cut to size.
 */
@NullMarked
package io.github.tuxsentry.scrub;

import org.jspecify.annotations.NullMarked;
