/**
 * Reactor: the span of a Mono or Flux covers one subscription to it.
 */
@NullMarked
package io.github.tuxsentry.internal.reactor;

import org.jspecify.annotations.NullMarked;
