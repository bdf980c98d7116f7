package io.github.tuxsentry.internal.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.spi.HttpFailure;
import io.sentry.Breadcrumb;
import io.sentry.IScopes;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * A call of an API under way. It ends once, whoever says so, from whatever thread; no
 * method throws.
 */
public final class ApiCall {

	private static final int FIRST_ERROR = 400;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final List<Class<? extends Exception>> TIMEOUTS = List.of(java.net.SocketTimeoutException.class,
			java.net.http.HttpTimeoutException.class, TimeoutException.class);

	private final ApiRequest request;

	private final ApiService service;

	private final ActiveSpan span;

	private final Map<String, String> headers;

	private final IScopes scopes;

	private final ApiCalls calls;

	private final long start = System.nanoTime();

	private final AtomicBoolean ended = new AtomicBoolean();

	ApiCall(ApiRequest request, ApiService service, ActiveSpan span, Map<String, String> headers, IScopes scopes,
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
	 * Returns the headers that the request is to carry.
	 * @return values by name, empty where the trace ends here
	 */
	public Map<String, String> headers() {
		return this.headers;
	}

	/**
	 * Returns the API.
	 * @return the API
	 */
	public ApiService service() {
		return this.service;
	}

	/**
	 * Returns what was called, low in cardinality.
	 * @return the method and the path, e.g. <code>GET /users/{id}</code>
	 */
	public String endpoint() {
		return this.request.method() + " " + this.request.endpoint();
	}

	/**
	 * Returns what was asked for, for a 404.
	 * @return the resource
	 */
	public String resource() {
		String resource = this.service.resource();
		return (resource != null) ? resource : String.valueOf(this.request.uri().getPath());
	}

	/**
	 * Tells whether an answer is to become an error of ours.
	 * @param status the status of the answer
	 * @return {@code true} if the status is an error of a service that is converted
	 */
	public boolean converts(int status) {
		return this.service.convert() && status >= FIRST_ERROR;
	}

	/**
	 * Ends the call with an answer.
	 * @param status the status
	 */
	public void answered(int status) {
		end(status, null);
	}

	/**
	 * Ends the call without an answer.
	 * @param failure what it failed with
	 */
	public void failed(Throwable failure) {
		end(HttpFailure.NO_ANSWER, failure);
	}

	private void end(int status, @Nullable Throwable failure) {
		if (this.ended.compareAndSet(false, true)) {
			Duration elapsed = Duration.ofNanos(System.nanoTime() - this.start);
			this.calls.faults().run("end the span of a call", () -> endSpan(status, failure));
			this.calls.faults().run("record a call", () -> record(status, elapsed));
			if (this.request.origin() != null) {
				this.calls.faults().run("note a call", () -> leaveBreadcrumb(status));
			}
		}
	}

	private void endSpan(int status, @Nullable Throwable failure) {
		try (this.span) {
			if (status > HttpFailure.NO_ANSWER) {
				this.span.setData("http.response.status_code", status);
				this.span.setStatus(SpanStatus.fromHttpStatusCode(status, SpanStatus.UNKNOWN_ERROR));
			}
			else if (failure != null) {
				this.span.fail(failure).setStatus(statusOf(failure));
			}
		}
	}

	private static SpanStatus statusOf(Throwable failure) {
		List<Throwable> chain = Causes.of(failure);
		if (chain.stream().anyMatch((error) -> TIMEOUTS.stream().anyMatch((type) -> type.isInstance(error)))) {
			return SpanStatus.DEADLINE_EXCEEDED;
		}
		return (failure instanceof CancellationException) ? SpanStatus.CANCELLED : SpanStatus.UNAVAILABLE;
	}

	private void record(int status, Duration elapsed) {
		this.calls.metrics().recordApiMetric(this.service.name(), this.request.endpoint(), elapsed, (metric) -> {
			metric.method(this.request.method());
			if (status > HttpFailure.NO_ANSWER) {
				metric.statusCode(status);
			}
			if (status == TOO_MANY_REQUESTS) {
				metric.rateLimited();
			}
			if (status <= HttpFailure.NO_ANSWER || status >= FIRST_ERROR) {
				metric.failed();
			}
		});
	}

	private void leaveBreadcrumb(int status) {
		this.scopes.addBreadcrumb(Breadcrumb.http(this.request.uri().toString(), this.request.method(),
				(status > HttpFailure.NO_ANSWER) ? status : null));
	}

}
