/**
 * JDBC: the statements of every data source are spans and metrics.
 */
@NullMarked
package io.github.tuxsentry.internal.jdbc;

import org.jspecify.annotations.NullMarked;
