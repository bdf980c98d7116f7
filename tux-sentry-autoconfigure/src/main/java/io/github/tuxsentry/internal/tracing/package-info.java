/**
 * Implementation of spans and transactions, of the propagation of scopes to other
 * threads, and of the handlers that determine when traced work completes.
 */
@NullMarked
package io.github.tuxsentry.internal.tracing;

import org.jspecify.annotations.NullMarked;
