/**
 * Instrumentation that applications add to HTTP clients of their own.
 */
@NullMarked
package io.github.tuxsentry.http;

import org.jspecify.annotations.NullMarked;
