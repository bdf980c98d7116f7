/**
 * Connection to Discord: startup, registration of commands and shutdown.
 */
@NullMarked
package io.github.tuxsentry.sample.discord;

import org.jspecify.annotations.NullMarked;
