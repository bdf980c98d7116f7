/**
 * Local replacements for Discord and Sentry if no token or DSN is configured.
 */
@NullMarked
package io.github.tuxsentry.sample.offline;

import org.jspecify.annotations.NullMarked;
