/**
 * What a tag may look like.
 */
@NullMarked
package io.github.tuxsentry.tag;

import org.jspecify.annotations.NullMarked;
