/**
 * Instrumentation of {@code WebClient}.
 */
@NullMarked
package io.github.tuxsentry.internal.http.webclient;

import org.jspecify.annotations.NullMarked;
