/**
 * JDA: every command of a bot in Sentry.
 */
@NullMarked
package io.github.tuxsentry.discord;

import org.jspecify.annotations.NullMarked;
