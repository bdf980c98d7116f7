/**
 * Looks up tldr pages by HTTP, behind a cache.
 */
@NullMarked
package io.github.tuxsentry.sample.tldr;

import org.jspecify.annotations.NullMarked;
