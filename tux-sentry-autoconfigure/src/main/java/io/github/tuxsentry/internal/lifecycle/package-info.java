/**
 * Startup and shutdown of the bot: reports of failed starts and the transaction
 * {@code app.startup}, the order of the shutdown steps, signal handling and the
 * transaction {@code bot.shutdown}.
 */
@NullMarked
package io.github.tuxsentry.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
