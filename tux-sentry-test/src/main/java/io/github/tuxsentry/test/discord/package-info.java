/**
 * Local Discord for tests and for runs without a network: a REST API and a gateway for an
 * unmodified JDA, with users who send commands.
 */
@NullMarked
package io.github.tuxsentry.test.discord;

import org.jspecify.annotations.NullMarked;
