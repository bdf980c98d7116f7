/**
 * Handling of internal errors, which are counted and logged, and never reach the
 * application.
 */
@NullMarked
package io.github.tuxsentry.internal.fault;

import org.jspecify.annotations.NullMarked;
