/**
 * Lookup of tldr pages over HTTP, with a cache.
 */
@NullMarked
package io.github.tuxsentry.sample.tldr;

import org.jspecify.annotations.NullMarked;
