/**
 * Instrumentation of JDA: commands, components and events are recorded as transactions,
 * and failures of listeners, callbacks and REST calls are captured.
 * <p>
 * An event of an instrumented bot passes through the {@code SentryEventManager} to
 * {@code EventHandling}, which runs the listeners by an {@code EventDispatch} within a
 * {@link io.github.tuxsentry.internal.discord.execution.CommandExecution} and reports
 * their exceptions to the {@code FailureReporter}.
 */
@NullMarked
package io.github.tuxsentry.internal.discord;

import org.jspecify.annotations.NullMarked;
