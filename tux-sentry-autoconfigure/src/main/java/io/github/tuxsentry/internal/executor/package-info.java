/**
 * Scopes and active spans that follow the work of Spring's executors and schedulers, and
 * of whatever takes part in Micrometer's context propagation, such as Reactor.
 */
@NullMarked
package io.github.tuxsentry.internal.executor;

import org.jspecify.annotations.NullMarked;
