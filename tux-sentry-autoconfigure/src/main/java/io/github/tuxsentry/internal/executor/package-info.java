/**
 * Support for executors and schedulers: propagation of scopes and spans, capture of
 * uncaught exceptions, task metrics and check-ins of scheduled methods.
 */
@NullMarked
package io.github.tuxsentry.internal.executor;

import org.jspecify.annotations.NullMarked;
