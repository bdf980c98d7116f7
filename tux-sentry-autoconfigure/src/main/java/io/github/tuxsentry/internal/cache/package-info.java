/**
 * Instrumentation of Spring's cache abstraction. Each cache operation is recorded as a
 * span and as a metric.
 */
@NullMarked
package io.github.tuxsentry.internal.cache;

import org.jspecify.annotations.NullMarked;
