/**
 * OkHttp: calls are spans and metrics, errors of named services are errors of ours.
 */
@NullMarked
package io.github.tuxsentry.internal.http.okhttp;

import org.jspecify.annotations.NullMarked;
