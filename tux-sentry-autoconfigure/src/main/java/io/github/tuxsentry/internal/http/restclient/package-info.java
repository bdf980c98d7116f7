/**
 * Instrumentation of {@code RestClient} and {@code RestTemplate}.
 */
@NullMarked
package io.github.tuxsentry.internal.http.restclient;

import org.jspecify.annotations.NullMarked;
