/**
 * Kotlin support: propagation of scopes, the active span and the unit of work to
 * coroutines.
 */
@NullMarked
package io.github.tuxsentry.internal.kotlin;

import org.jspecify.annotations.NullMarked;
