/**
 * Instrumentation of JDBC data sources. Each statement is recorded as a span and as a
 * metric.
 */
@NullMarked
package io.github.tuxsentry.internal.jdbc;

import org.jspecify.annotations.NullMarked;
