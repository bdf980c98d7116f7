package io.github.tuxsentry.internal.http;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.text.BoundedNames;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.ApiMetric;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.tracing.TraceHeaders;
import io.sentry.IScopes;
import io.sentry.util.SpanUtils;
import org.jspecify.annotations.Nullable;

/**
 * Observation of API calls from start to completion: a span, the API metrics, a
 * breadcrumb, and the headers that propagate the trace if permitted by
 * {@code sentry.trace-propagation-targets}. Thread-safe. Methods never throw.
 */
public final class ApiCalls {

	private static final String OPERATION = "http.client";

	private static final int MAX_SERVICES = 50;

	private static final int MAX_ENDPOINTS = 200;

	private final IScopes scopes;

	private final Tracer tracer;

	private final BotMetrics metrics;

	private final ApiServices services;

	private final Supplier<ErrorCapture> errors;

	private final FailedCalls failed;

	private final Breadcrumbs breadcrumbs;

	private final BoundedNames serviceNames = new BoundedNames("called APIs", MAX_SERVICES,
			"Hosts that users choose should be called by a client that is not instrumented.");

	private final BoundedNames endpoints = new BoundedNames("called endpoints", MAX_ENDPOINTS,
			"Use URI templates for the calls, such as /pages/{page}.");

	private final FaultBarrier faults;

	/**
	 * Create new observations.
	 * @param scopes the scopes of the current thread
	 * @param tracer starts the spans
	 * @param metrics records the API metrics
	 * @param services the named APIs
	 * @param errors converts errors, obtained when an error occurs
	 * @param failed registers the exceptions of failed calls
	 * @param breadcrumbs records the breadcrumbs
	 * @param faults handles internal errors
	 */
	ApiCalls(IScopes scopes, Tracer tracer, BotMetrics metrics, ApiServices services, Supplier<ErrorCapture> errors,
			FailedCalls failed, Breadcrumbs breadcrumbs, FaultBarrier faults) {
		this.scopes = scopes;
		this.tracer = tracer;
		this.metrics = metrics;
		this.services = services;
		this.errors = errors;
		this.failed = failed;
		this.breadcrumbs = breadcrumbs;
		this.faults = faults;
	}

	/**
	 * Start a call whose span is current on this thread until the call is completed.
	 * @param request the request
	 * @return the call, or {@code null} if it cannot be observed
	 */
	public @Nullable ApiCall start(ApiCall.Request request) {
		return this.faults.getOrNull("start an API call", () -> start(request, this.scopes));
	}

	/**
	 * Start a call that may be completed on any thread. Its span does not remain current
	 * on this thread.
	 * @param request the request
	 * @return the call, or {@code null} if it cannot be observed
	 */
	public @Nullable ApiCall startDetached(ApiCall.Request request) {
		return this.faults.getOrNull("start an API call", () -> {
			ApiCall call = start(request, this.scopes.forkedCurrentScope(Frame.CREATOR));
			call.span().detach();
			return call;
		});
	}

	private ApiCall start(ApiCall.Request request, IScopes scopesOfCaller) {
		ActiveSpan span = startSpan(request);
		Map<String, String> headers = propagatesTrace(request)
				? TraceHeaders.toSend(this.scopes, request.uri().toString(), request.baggage()) : Map.of();
		return new ApiCall(request, this.services.find(request.uri()), span, headers, scopesOfCaller, this);
	}

	/**
	 * Return whether the trace is propagated, which the SDK does not do for calls whose
	 * spans are ignored.
	 */
	private boolean propagatesTrace(ApiCall.Request request) {
		String origin = request.origin();
		return origin != null && !SpanUtils.isIgnored(this.scopes.getOptions().getIgnoredSpanOrigins(), origin);
	}

	private ActiveSpan startSpan(ApiCall.Request request) {
		String origin = request.origin();
		if (origin == null || !this.tracer.isRecording()) {
			return ActiveSpan.none();
		}
		ActiveSpan span = this.tracer.startSpan(OPERATION, request.method() + " " + request.url(), origin);
		span.setAttribute(SpanAttribute.HTTP_REQUEST_METHOD, request.method());
		span.setAttribute(SpanAttribute.URL_TEMPLATE, request.endpoint());
		CalledServer.of(request.uri()).describe(span);
		return span;
	}

	/**
	 * Record the metrics of a call. Users of the bot can cause calls to any host or path,
	 * so that the number of names is limited.
	 */
	void record(String service, String endpoint, Duration elapsed, Consumer<ApiMetric> details) {
		this.metrics.recordApiMetric(this.serviceNames.limit(service), this.endpoints.limit(endpoint), elapsed,
				details);
	}

	/**
	 * Return whether an interceptor of Sentry's own integration of a client is present,
	 * which creates the spans of its calls. The package of the interceptor depends on the
	 * module of the SDK.
	 * @param interceptors the interceptors of the client
	 * @param simpleName the simple name of Sentry's interceptor
	 * @return {@code true} if the library must not create spans
	 */
	public static boolean areTracedBySentry(Collection<?> interceptors, String simpleName) {
		return interceptors.stream().anyMatch((interceptor) -> isOfSentry(interceptor, simpleName));
	}

	/**
	 * Return whether an interceptor is that of Sentry's own integration of a client.
	 * @param interceptor the interceptor
	 * @param simpleName the simple name of Sentry's interceptor
	 * @return {@code true} if it is
	 */
	public static boolean isOfSentry(Object interceptor, String simpleName) {
		Class<?> type = interceptor.getClass();
		return type.getName().startsWith("io.sentry.") && type.getSimpleName().equals(simpleName);
	}

	ErrorCapture errors() {
		return this.errors.get();
	}

	FailedCalls failed() {
		return this.failed;
	}

	Breadcrumbs breadcrumbs() {
		return this.breadcrumbs;
	}

	FaultBarrier faults() {
		return this.faults;
	}

}
