/**
 * Stands in for Discord and Sentry where the bot is given neither token nor DSN.
 */
@NullMarked
package io.github.tuxsentry.sample.offline;

import org.jspecify.annotations.NullMarked;
