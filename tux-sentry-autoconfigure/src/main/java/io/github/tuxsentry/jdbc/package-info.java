/**
 * JDBC: the statements of every data source are spans and metrics.
 */
@NullMarked
package io.github.tuxsentry.jdbc;

import org.jspecify.annotations.NullMarked;
