/**
 * Work that the contenders perform, and hand-written alternatives to the library.
 */
@NullMarked
package io.github.tuxsentry.benchmarks.work;

import org.jspecify.annotations.NullMarked;
