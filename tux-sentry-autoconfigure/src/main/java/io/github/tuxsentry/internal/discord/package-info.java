/**
 * TODO describe internal.discord.
 */
@NullMarked
package io.github.tuxsentry.internal.discord;

import org.jspecify.annotations.NullMarked;
