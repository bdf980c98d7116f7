/**
 * JMH benchmarks that compare the library with similar libraries.
 */
@NullMarked
package io.github.tuxsentry.benchmarks;

import org.jspecify.annotations.NullMarked;
