/**
 * TODO describe spi.
 */
@NullMarked
package io.github.tuxsentry.spi;

import org.jspecify.annotations.NullMarked;
