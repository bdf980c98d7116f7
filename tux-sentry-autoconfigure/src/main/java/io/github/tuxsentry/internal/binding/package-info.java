/**
 * TODO describe internal.binding.
 */
@NullMarked
package io.github.tuxsentry.internal.binding;

import org.jspecify.annotations.NullMarked;
