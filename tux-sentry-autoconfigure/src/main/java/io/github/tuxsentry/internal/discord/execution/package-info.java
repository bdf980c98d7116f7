/**
 * Tracking of the asynchronous work of a command. A transaction is kept open until the
 * last REST call, callback and delayed action of its command completes. The builder of a
 * bot receives these by {@code ExecutionPropagation}; calls of other bots are handled by
 * {@code CompletedCalls}.
 */
@NullMarked
package io.github.tuxsentry.internal.discord.execution;

import org.jspecify.annotations.NullMarked;
