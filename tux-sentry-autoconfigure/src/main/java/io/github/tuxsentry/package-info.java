/**
 * What a bot author uses: the manager, the handles of spans and transactions, and the
 * contracts by which the bot's own objects become context.
 */
@NullMarked
package io.github.tuxsentry;

import org.jspecify.annotations.NullMarked;
