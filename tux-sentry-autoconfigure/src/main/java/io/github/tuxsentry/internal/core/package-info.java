/**
 * The manager and what it is made of.
 */
@NullMarked
package io.github.tuxsentry.internal.core;

import org.jspecify.annotations.NullMarked;
