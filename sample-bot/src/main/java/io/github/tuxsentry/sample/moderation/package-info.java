/**
 * Bans, reports and the cases they leave in the database.
 */
@NullMarked
package io.github.tuxsentry.sample.moderation;

import org.jspecify.annotations.NullMarked;
