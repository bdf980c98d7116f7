/**
 * Dispatch of commands, and the basic commands.
 */
@NullMarked
package io.github.tuxsentry.sample.command;

import org.jspecify.annotations.NullMarked;
