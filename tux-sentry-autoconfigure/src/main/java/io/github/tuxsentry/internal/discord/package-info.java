/**
 * Instrumentation of JDA: commands, components and events are recorded as transactions,
 * and failures of listeners, callbacks and REST calls are captured.
 */
@NullMarked
package io.github.tuxsentry.internal.discord;

import org.jspecify.annotations.NullMarked;
