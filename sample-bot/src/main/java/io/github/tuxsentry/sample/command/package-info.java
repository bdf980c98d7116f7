/**
 * What all commands have in common, and the two smallest ones.
 */
@NullMarked
package io.github.tuxsentry.sample.command;

import org.jspecify.annotations.NullMarked;
