/**
 * Serialization of everything that is sent to Sentry. Values are scrubbed and truncated
 * to Sentry's limits, and unreadable values are replaced.
 */
@NullMarked
package io.github.tuxsentry.internal.serialization;

import org.jspecify.annotations.NullMarked;
