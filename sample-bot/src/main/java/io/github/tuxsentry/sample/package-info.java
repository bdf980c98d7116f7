/**
 * Sample Discord bot that uses the starter.
 */
@NullMarked
package io.github.tuxsentry.sample;

import org.jspecify.annotations.NullMarked;
