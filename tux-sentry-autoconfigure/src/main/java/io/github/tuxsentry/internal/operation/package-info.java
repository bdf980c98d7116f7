/**
 * Classification and naming of operations, and analysis of SQL statements.
 */
@NullMarked
package io.github.tuxsentry.internal.operation;

import org.jspecify.annotations.NullMarked;
