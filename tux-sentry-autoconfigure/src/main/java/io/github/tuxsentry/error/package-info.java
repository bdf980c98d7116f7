/**
 * Exception hierarchy for the errors of a bot.
 * {@link io.github.tuxsentry.error.TuxException} is the root class and
 * {@link io.github.tuxsentry.error.DomainError} the interface for exceptions with another
 * superclass.
 */
@NullMarked
package io.github.tuxsentry.error;

import org.jspecify.annotations.NullMarked;
