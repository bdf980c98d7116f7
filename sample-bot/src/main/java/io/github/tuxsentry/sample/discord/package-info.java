/**
 * The bot's connection to Discord: its start, its commands' registration, its stop.
 */
@NullMarked
package io.github.tuxsentry.sample.discord;

import org.jspecify.annotations.NullMarked;
