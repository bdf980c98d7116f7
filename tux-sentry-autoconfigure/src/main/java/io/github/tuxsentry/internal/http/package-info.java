/**
 * Client-independent instrumentation of HTTP calls: named services, spans, metrics and
 * the conversion of error responses to API exceptions.
 */
@NullMarked
package io.github.tuxsentry.internal.http;

import org.jspecify.annotations.NullMarked;
