/**
 * Which transactions are sampled.
 */
@NullMarked
package io.github.tuxsentry.internal.sampling;

import org.jspecify.annotations.NullMarked;
