package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.BaggageHeader;
import io.sentry.IScopes;
import io.sentry.util.TracingUtils;
import org.jspecify.annotations.Nullable;

/**
 * Follows calls of APIs from their start to their end: a span, the API metrics, a
 * breadcrumb, and the headers by which the called side goes on with the trace, where
 * {@code sentry.trace-propagation-targets} allows it. Thread-safe; no method throws.
 */
public final class ApiCalls {

	private static final String CREATOR = "tux-sentry";

	private static final String OPERATION = "http.client";

	private final IScopes scopes;

	private final Tracer tracer;

	private final BotMetrics metrics;

	private final ApiServices services;

	private final FaultBarrier faults;

	/**
	 * Creates the calls.
	 * @param scopes the scopes of the current thread
	 * @param tracer starts the spans
	 * @param metrics takes the API metrics
	 * @param services the APIs that have a name
	 * @param faults takes the faults of the library
	 */
	public ApiCalls(IScopes scopes, Tracer tracer, BotMetrics metrics, ApiServices services, FaultBarrier faults) {
		this.scopes = scopes;
		this.tracer = tracer;
		this.metrics = metrics;
		this.services = services;
		this.faults = faults;
	}

	/**
	 * Starts a call whose span is current on this thread until the call ends.
	 * @param request the request
	 * @return the call, or {@code null} if it cannot be followed
	 */
	public @Nullable ApiCall start(ApiRequest request) {
		return this.faults.getOrNull("start a call of an API", () -> start(request, this.scopes));
	}

	/**
	 * Starts a call that ends on whatever thread. Its span is not left current on this
	 * one.
	 * @param request the request
	 * @return the call, or {@code null} if it cannot be followed
	 */
	public @Nullable ApiCall startDetached(ApiRequest request) {
		return this.faults.getOrNull("start a call of an API", () -> {
			ApiCall call = start(request, this.scopes.forkedCurrentScope(CREATOR));
			call.span().leave();
			return call;
		});
	}

	private ApiCall start(ApiRequest request, IScopes scopesOfCaller) {
		ActiveSpan span = startSpan(request);
		Map<String, String> headers = (request.origin() != null) ? headers(request) : Map.of();
		return new ApiCall(request, this.services.find(request.uri()), span, headers, scopesOfCaller, this);
	}

	private ActiveSpan startSpan(ApiRequest request) {
		String origin = request.origin();
		if (origin == null) {
			return ActiveSpan.none();
		}
		URI uri = request.uri();
		ActiveSpan span = this.tracer.startSpan(OPERATION, describe(request), origin);
		span.setData("http.request.method", request.method());
		if (uri.getHost() != null) {
			span.setData("server.address", uri.getHost());
		}
		if (uri.getPort() >= 0) {
			span.setData("server.port", uri.getPort());
		}
		return span;
	}

	private static String describe(ApiRequest request) {
		URI uri = request.uri();
		String port = (uri.getPort() >= 0) ? ":" + uri.getPort() : "";
		return request.method() + " " + uri.getScheme() + "://" + uri.getHost() + port + request.endpoint();
	}

	private Map<String, String> headers(ApiRequest request) {
		if (!this.scopes.isEnabled()) {
			return Map.of();
		}
		List<String> baggage = (request.baggage() != null) ? List.of(request.baggage()) : null;
		TracingUtils.TracingHeaders tracing = TracingUtils.traceIfAllowed(this.scopes, request.uri().toString(),
				baggage, this.scopes.getSpan());
		Map<String, String> headers = new LinkedHashMap<>();
		if (tracing != null) {
			headers.put(tracing.getSentryTraceHeader().getName(), tracing.getSentryTraceHeader().getValue());
			BaggageHeader baggageHeader = tracing.getBaggageHeader();
			if (baggageHeader != null) {
				headers.put(baggageHeader.getName(), baggageHeader.getValue());
			}
			if (tracing.getW3cTraceparentHeader() != null) {
				headers.put(tracing.getW3cTraceparentHeader().getName(), tracing.getW3cTraceparentHeader().getValue());
			}
		}
		return headers;
	}

	BotMetrics metrics() {
		return this.metrics;
	}

	FaultBarrier faults() {
		return this.faults;
	}

}
