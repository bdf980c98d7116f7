/**
 * Secrets out of text.
 */
@NullMarked
package io.github.tuxsentry.scrub;

import org.jspecify.annotations.NullMarked;
