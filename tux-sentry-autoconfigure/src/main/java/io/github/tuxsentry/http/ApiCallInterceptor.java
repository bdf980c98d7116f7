package io.github.tuxsentry.http;

import okhttp3.Interceptor;

/**
 * Interceptor for OkHttp clients that are not beans. Each call becomes a span and a
 * metric, and errors of the services that are configured for it are converted. Beans of
 * type {@code OkHttpClient} are instrumented automatically.
 * <p>
 * A bean of this type is always available where OkHttp is on the class path; where
 * {@code tux.sentry.http.okhttp.enabled} is off it passes each call on unchanged.
 * Thread-safe.
 */
public interface ApiCallInterceptor extends Interceptor {

}
