/**
 * Sampling of transactions by kind of operation and by rule, and of errors by exception
 * type.
 */
@NullMarked
package io.github.tuxsentry.internal.sampling;

import org.jspecify.annotations.NullMarked;
