/**
 * Reactor support: spans for subscriptions to a {@code Mono} or {@code Flux}, and context
 * propagation.
 */
@NullMarked
package io.github.tuxsentry.internal.reactor;

import org.jspecify.annotations.NullMarked;
