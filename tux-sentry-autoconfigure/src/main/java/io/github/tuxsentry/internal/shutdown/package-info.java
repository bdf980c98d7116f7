/**
 * What happens in Sentry when the bot stops.
 */
@NullMarked
package io.github.tuxsentry.internal.shutdown;

import org.jspecify.annotations.NullMarked;
