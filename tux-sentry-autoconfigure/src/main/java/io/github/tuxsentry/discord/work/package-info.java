/**
 * What a command has started and not finished yet: REST calls, their callbacks, delayed
 * actions.
 */
@NullMarked
package io.github.tuxsentry.discord.work;

import org.jspecify.annotations.NullMarked;
