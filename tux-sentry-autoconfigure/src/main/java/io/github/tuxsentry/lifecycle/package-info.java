/**
 * What happens in Sentry when the bot stops.
 */
@NullMarked
package io.github.tuxsentry.lifecycle;

import org.jspecify.annotations.NullMarked;
