/**
 * What kinds of operation there are, and which raw names belong to which.
 */
@NullMarked
package io.github.tuxsentry.internal.operation;

import org.jspecify.annotations.NullMarked;
