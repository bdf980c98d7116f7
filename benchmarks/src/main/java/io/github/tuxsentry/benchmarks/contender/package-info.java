/**
 * The library and its peers, each of which is started as a Spring application of its own.
 */
@NullMarked
package io.github.tuxsentry.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
