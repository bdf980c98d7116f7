/**
 * What kinds of operation there are, and which raw names belong to which.
 */
@NullMarked
package io.github.tuxsentry.operation;

import org.jspecify.annotations.NullMarked;
