/**
 * TODO describe internal.condition.
 */
@NullMarked
package io.github.tuxsentry.internal.condition;

import org.jspecify.annotations.NullMarked;
