/**
 * API for the instrumentation of HTTP clients that are not managed by Spring.
 */
@NullMarked
package io.github.tuxsentry.http;

import org.jspecify.annotations.NullMarked;
