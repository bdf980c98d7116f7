/**
 * Support for jda-ktx, whose event manager calls the listeners of a bot in coroutines.
 */
@NullMarked
package io.github.tuxsentry.internal.discord.ktx;

import org.jspecify.annotations.NullMarked;
