/**
 * Shutdown of the bot: order of the shutdown steps, signal handling and the transaction
 * {@code bot.shutdown}.
 */
@NullMarked
package io.github.tuxsentry.internal.shutdown;

import org.jspecify.annotations.NullMarked;
