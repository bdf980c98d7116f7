package io.github.tuxsentry.internal.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.http.ApiServices.ApiService;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.github.tuxsentry.metrics.ApiMetric;
import io.github.tuxsentry.spi.HttpFailure;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * API call in progress. It is completed only once, by any thread. Methods never throw.
 */
public final class ApiCall {

	private static final int FIRST_ERROR = 400;

	private static final int MAX_URL_LENGTH = 1024;

	private static final String BODY_SIZE = "request_body_size";

	private static final List<Class<? extends Exception>> TIMEOUTS = List.of(java.net.SocketTimeoutException.class,
			java.net.http.HttpTimeoutException.class, TimeoutException.class);

	private final Request request;

	private final ApiService service;

	private final ActiveSpan span;

	private final Map<String, String> headers;

	private final IScopes scopes;

	private final ApiCalls calls;

	private final @Nullable UnitOfWork work = UnitOfWork.current();

	private final long start = System.nanoTime();

	private final AtomicBoolean ended = new AtomicBoolean();

	ApiCall(Request request, ApiService service, ActiveSpan span, Map<String, String> headers, IScopes scopes,
			ApiCalls calls) {
		this.request = request;
		this.service = service;
		this.span = span;
		this.headers = headers;
		this.scopes = scopes;
		this.calls = calls;
	}

	ActiveSpan span() {
		return this.span;
	}

	/**
	 * Return the headers to add to the request.
	 * @return the values by name, empty if the trace is not propagated
	 */
	public Map<String, String> headers() {
		return this.headers;
	}

	/**
	 * Complete the call with a response.
	 * @param status the status
	 */
	public void completed(int status) {
		completed(status, null);
	}

	/**
	 * Complete the call with a response.
	 * @param status the status
	 * @param exchange the request and response, or {@code null} if they are not known
	 */
	public void completed(int status, @Nullable Exchange exchange) {
		end(status, null, exchange);
	}

	/**
	 * Complete the call without a response.
	 * @param failure the exception
	 */
	public void failed(Throwable failure) {
		failed(failure, null);
	}

	/**
	 * Complete the call without a response.
	 * @param failure the exception
	 * @param exchange the request, or {@code null} if it is not known
	 */
	public void failed(Throwable failure, @Nullable Exchange exchange) {
		this.calls.faults().run("register a failed API call", () -> this.calls.failed().add(failure, endpoint()));
		end(HttpFailure.NO_RESPONSE, failure, exchange);
	}

	private void end(int status, @Nullable Throwable failure, @Nullable Exchange exchange) {
		if (this.ended.compareAndSet(false, true)) {
			Duration elapsed = Duration.ofNanos(System.nanoTime() - this.start);
			this.calls.faults().run("finish the span of an API call", () -> endSpan(status, failure));
			this.calls.faults().run("record an API call", () -> record(status, elapsed));
			if (this.request.origin() != null) {
				this.calls.breadcrumbs()
					.add(Breadcrumbs.Kind.HTTP_CALL, this.scopes, this.work, () -> breadcrumb(status, exchange),
							(exchange != null) ? exchange::hint : null);
			}
		}
	}

	private void endSpan(int status, @Nullable Throwable failure) {
		try {
			if (status > HttpFailure.NO_RESPONSE) {
				answered(this.span, status);
			}
			else if (failure != null) {
				this.span.fail(failure).setStatus(statusOf(failure));
			}
		}
		finally {
			this.span.endAndDetach();
		}
	}

	/**
	 * Set the status of a response on the span of its call.
	 * @param span the span
	 * @param status the status
	 */
	public static void answered(ActiveSpan span, int status) {
		span.setAttribute(SpanAttribute.HTTP_RESPONSE_STATUS_CODE, status);
		if (status >= FIRST_ERROR) {
			span.setAttribute(SpanAttribute.ERROR_TYPE, String.valueOf(status));
		}
		span.setStatus(SpanStatus.fromHttpStatusCode(status, SpanStatus.UNKNOWN_ERROR));
	}

	private static SpanStatus statusOf(Throwable failure) {
		List<Throwable> chain = Causes.of(failure);
		if (chain.stream().anyMatch((error) -> TIMEOUTS.stream().anyMatch((type) -> type.isInstance(error)))) {
			return SpanStatus.DEADLINE_EXCEEDED;
		}
		return (failure instanceof CancellationException) ? SpanStatus.CANCELLED : SpanStatus.UNAVAILABLE;
	}

	private void record(int status, Duration elapsed) {
		this.calls.record(this.service.name(), this.request.endpoint(), elapsed,
				details(this.request.method(), status));
	}

	/**
	 * Return the details of a call for its metrics.
	 * @param method the HTTP method in upper case
	 * @param status the status of the response, or 0 without a response
	 * @return the details
	 */
	public static Consumer<ApiMetric> details(String method, int status) {
		return (metric) -> {
			metric.method(method);
			if (status > HttpFailure.NO_RESPONSE) {
				metric.statusCode(status);
			}
			else {
				metric.failed();
			}
		};
	}

	/**
	 * Create a breadcrumb with the URL, of which only the template of the path is kept if
	 * it is too long.
	 */
	private Breadcrumb breadcrumb(int status, @Nullable Exchange exchange) {
		Breadcrumb breadcrumb = Breadcrumbs.complete(breadcrumb(), status);
		if (exchange != null) {
			breadcrumb.setData(BODY_SIZE, exchange.bodySize());
		}
		return breadcrumb;
	}

	private Breadcrumb breadcrumb() {
		String url = this.request.uri().toString();
		String method = this.request.method();
		if (url.length() > MAX_URL_LENGTH) {
			return Breadcrumbs.ofCall(method, this.request.url());
		}
		return isPlain(this.request.uri()) ? Breadcrumbs.ofCall(method, url) : Breadcrumb.http(url, method);
	}

	/**
	 * Return whether the SDK would record the URL as it is, for which it parses it again.
	 */
	private static boolean isPlain(URI uri) {
		return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
				&& uri.getRawFragment() == null;
	}

	/**
	 * Return whether exceptions of the call are converted.
	 * @return {@code true} for a service whose errors are converted
	 */
	public boolean converts() {
		return this.service.convert();
	}

	/**
	 * Return whether a response is converted to an exception.
	 * @param status the status of the response
	 * @return {@code true} if the status is an error of a service whose errors are
	 * converted
	 */
	public boolean converts(int status) {
		return converts() && status >= FIRST_ERROR;
	}

	/**
	 * Return the converter of errors. Callers invoke it themselves, since their frames
	 * distinguish the kinds of events.
	 * @return the converter
	 */
	public ErrorCapture errors() {
		return this.calls.errors();
	}

	/**
	 * Return the name of the called API.
	 * @return the name
	 */
	public String service() {
		return this.service.name();
	}

	/**
	 * Return the called endpoint, with low cardinality.
	 * @return the method and the path, such as <code>GET /users/{id}</code>
	 */
	public String endpoint() {
		return this.request.method() + " " + this.request.endpoint();
	}

	/**
	 * Return the name of the requested resource, for a 404 response.
	 * @return the resource
	 */
	public String resource() {
		String resource = this.service.resource();
		return (resource != null) ? resource : String.valueOf(this.request.uri().getPath());
	}

	/**
	 * Request and response of a client, as passed to callbacks for breadcrumbs.
	 */
	public interface Exchange {

		/**
		 * Return the size of the body of the request.
		 * @return the number of bytes
		 */
		int bodySize();

		/**
		 * Return the hint for callbacks.
		 * @return the hint, which contains the objects of the client
		 */
		Hint hint();

	}

	/**
	 * Request of an API call that has not been sent yet.
	 */
	public static final class Request {

		private final String method;

		private final URI uri;

		private final String endpoint;

		private final @Nullable String baggage;

		private final @Nullable String origin;

		/**
		 * Create a new request.
		 * @param method the HTTP method in upper case
		 * @param uri the complete URI
		 * @param template the template from which the URI was created, or {@code null} if
		 * it is not known
		 * @param baggage the {@code baggage} header of the request, or {@code null} if it
		 * does not have one
		 * @param origin the origin of the span in Sentry's notation, or {@code null} if
		 * another component creates the span
		 */
		public Request(String method, URI uri, @Nullable String template, @Nullable String baggage,
				@Nullable String origin) {
			this.method = method;
			this.uri = uri;
			this.endpoint = (template != null) ? EndpointPath.ofTemplate(template)
					: EndpointPath.fold(uri.getRawPath());
			this.baggage = baggage;
			this.origin = origin;
		}

		String method() {
			return this.method;
		}

		URI uri() {
			return this.uri;
		}

		String endpoint() {
			return this.endpoint;
		}

		@Nullable String baggage() {
			return this.baggage;
		}

		@Nullable String origin() {
			return this.origin;
		}

		String url() {
			String port = (this.uri.getPort() >= 0) ? ":" + this.uri.getPort() : "";
			return this.uri.getScheme() + "://" + this.uri.getHost() + port + this.endpoint;
		}

	}

}
