/**
 * Local variables of the callers, read off the stack where the JVM is opened for it.
 */
@NullMarked
package io.github.tuxsentry.internal.locals;

import org.jspecify.annotations.NullMarked;
