/**
 * Spring AOP support for {@link io.github.tuxsentry.tracing.Transaction @Transaction} and
 * {@link io.github.tuxsentry.tracing.Span @Span}.
 */
@NullMarked
package io.github.tuxsentry.internal.tracing.aop;

import org.jspecify.annotations.NullMarked;
