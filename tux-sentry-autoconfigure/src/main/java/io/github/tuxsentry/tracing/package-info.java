/**
 * API for tracing: the annotations {@link io.github.tuxsentry.tracing.Transaction} and
 * {@link io.github.tuxsentry.tracing.Span}, and the propagation of the current trace to
 * other threads and processes.
 */
@NullMarked
package io.github.tuxsentry.tracing;

import org.jspecify.annotations.NullMarked;
