/**
 * Utilities for reading exceptions safely: their causes, messages and type names.
 */
@NullMarked
package io.github.tuxsentry.internal.error;

import org.jspecify.annotations.NullMarked;
