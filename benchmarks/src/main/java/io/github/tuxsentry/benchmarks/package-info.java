/**
 * Ours beside the peers, measured in one run.
 */
@NullMarked
package io.github.tuxsentry.benchmarks;

import org.jspecify.annotations.NullMarked;
