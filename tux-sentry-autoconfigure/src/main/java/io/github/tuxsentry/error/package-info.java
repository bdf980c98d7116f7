/**
 * The exceptions of a bot's domain.
 */
@NullMarked
package io.github.tuxsentry.error;

import org.jspecify.annotations.NullMarked;
