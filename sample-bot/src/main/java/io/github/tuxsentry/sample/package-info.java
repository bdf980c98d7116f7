/**
 * A Discord bot on the starter.
 */
@NullMarked
package io.github.tuxsentry.sample;

import org.jspecify.annotations.NullMarked;
