/**
 * TODO describe internal.error.
 */
@NullMarked
package io.github.tuxsentry.internal.error;

import org.jspecify.annotations.NullMarked;
