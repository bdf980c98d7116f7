/**
 * Bans, reports and the moderation cases stored in the database.
 */
@NullMarked
package io.github.tuxsentry.sample.moderation;

import org.jspecify.annotations.NullMarked;
