/**
 * API for the integration with JDA: configuration of JDA builders, instrumentation of
 * existing JDA instances and the resolution of prefix commands.
 */
@NullMarked
package io.github.tuxsentry.discord;

import org.jspecify.annotations.NullMarked;
