/**
 * Scheduled work: each run is a transaction, a metric and, when it fails, an event.
 */
@NullMarked
package io.github.tuxsentry.task;

import org.jspecify.annotations.NullMarked;
