/**
 * Rows, goals and results of the benchmarks, and the page that shows them.
 */
@NullMarked
package io.github.tuxsentry.benchmarks.report;

import org.jspecify.annotations.NullMarked;
