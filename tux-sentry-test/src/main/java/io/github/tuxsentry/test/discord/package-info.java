/**
 * A local Discord: REST and gateway for an unmodified JDA, and users who send commands.
 */
@NullMarked
package io.github.tuxsentry.test.discord;

import org.jspecify.annotations.NullMarked;
