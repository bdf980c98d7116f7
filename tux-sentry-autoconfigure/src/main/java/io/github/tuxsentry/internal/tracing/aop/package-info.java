/**
 * Spring AOP: calls to annotated methods of beans are traced.
 */
@NullMarked
package io.github.tuxsentry.internal.tracing.aop;

import org.jspecify.annotations.NullMarked;
