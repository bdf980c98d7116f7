/**
 * Which transactions are sampled.
 */
@NullMarked
package io.github.tuxsentry.sampling;

import org.jspecify.annotations.NullMarked;
