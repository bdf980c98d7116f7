/**
 * What a command has started and not finished yet: REST calls, their callbacks, delayed
 * actions.
 */
@NullMarked
package io.github.tuxsentry.internal.discord.execution;

import org.jspecify.annotations.NullMarked;
