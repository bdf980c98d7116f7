/**
 * Local Discord for tests and offline runs: a REST API and a gateway for an unmodified
 * JDA, with users that send commands.
 */
@NullMarked
package io.github.tuxsentry.test.discord;

import org.jspecify.annotations.NullMarked;
