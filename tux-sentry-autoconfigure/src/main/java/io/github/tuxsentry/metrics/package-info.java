/**
 * The seven families of bot metrics: what they are called, what they carry, and the one
 * call that records each of them.
 */
@NullMarked
package io.github.tuxsentry.metrics;

import org.jspecify.annotations.NullMarked;
