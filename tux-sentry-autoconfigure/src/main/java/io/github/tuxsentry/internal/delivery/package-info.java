/**
 * How envelopes get to Sentry: a queue that holds a burst, a directory that outlives the
 * process, one connection, and the counts of all of it.
 */
@NullMarked
package io.github.tuxsentry.internal.delivery;

import org.jspecify.annotations.NullMarked;
