/**
 * Part of a house with broken rules.
 */
@NullMarked
package io.github.tuxsentry.architecture.broken.spi;

import org.jspecify.annotations.NullMarked;
