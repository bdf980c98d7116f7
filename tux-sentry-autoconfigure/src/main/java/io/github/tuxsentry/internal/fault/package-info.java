/**
 * The boundary that keeps faults of the library away from the bot.
 */
@NullMarked
package io.github.tuxsentry.internal.fault;

import org.jspecify.annotations.NullMarked;
