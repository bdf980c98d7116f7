/**
 * Instrumentation of OkHttp clients.
 */
@NullMarked
package io.github.tuxsentry.internal.http.okhttp;

import org.jspecify.annotations.NullMarked;
