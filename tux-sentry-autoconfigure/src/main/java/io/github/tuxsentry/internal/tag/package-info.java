/**
 * What a tag may look like.
 */
@NullMarked
package io.github.tuxsentry.internal.tag;

import org.jspecify.annotations.NullMarked;
