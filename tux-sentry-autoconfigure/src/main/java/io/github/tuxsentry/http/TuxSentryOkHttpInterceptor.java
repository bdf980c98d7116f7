package io.github.tuxsentry.http;

import okhttp3.Interceptor;

/**
 * Interceptor for OkHttp clients that are not beans. Each call is recorded as a span and
 * as metrics, and error responses of named services are converted. Beans of type
 * {@code OkHttpClient} are instrumented automatically.
 * <p>
 * A bean of this type is always available if OkHttp is on the class path. If
 * {@code tux.sentry.http.okhttp.enabled} is {@code false}, calls are passed on unchanged.
 * Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface TuxSentryOkHttpInterceptor extends Interceptor {

}
