/**
 * Validation of tags.
 */
@NullMarked
package io.github.tuxsentry.internal.tag;

import org.jspecify.annotations.NullMarked;
