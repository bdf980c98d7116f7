/**
 * Part of a house with broken rules.
 */
@NullMarked
package io.github.tuxsentry.architecture.broken.internal.autoconfigure;

import org.jspecify.annotations.NullMarked;
