/**
 * Measurements of whole processes: startup, heap and lost metrics.
 */
@NullMarked
package io.github.tuxsentry.benchmarks.process;

import org.jspecify.annotations.NullMarked;
