/**
 * Capture of the local variables of calling methods, where the JVM allows access to them.
 */
@NullMarked
package io.github.tuxsentry.internal.locals;

import org.jspecify.annotations.NullMarked;
