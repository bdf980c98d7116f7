/**
 * Frames: the scopes of units of work, which the SDK creates when they are first
 * required.
 */
@NullMarked
package io.github.tuxsentry.internal.frame;

import org.jspecify.annotations.NullMarked;
