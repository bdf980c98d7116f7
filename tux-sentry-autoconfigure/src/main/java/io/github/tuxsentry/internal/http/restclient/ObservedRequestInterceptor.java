package io.github.tuxsentry.internal.http.restclient;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCall;
import io.github.tuxsentry.internal.http.ApiCalls;
import io.github.tuxsentry.internal.http.ResponseText;
import io.sentry.Hint;
import io.sentry.TypeCheckHint;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Interceptor that observes the calls of a RestClient or RestTemplate. Responses and
 * exceptions are passed on unchanged, except for errors of services whose errors are
 * converted.
 */
final class ObservedRequestInterceptor implements ClientHttpRequestInterceptor {

	private static final String URI_TEMPLATE = "org.springframework.web.client.RestClient.uriTemplate";

	private static final String BAGGAGE = "baggage";

	private final Supplier<ApiCalls> calls;

	private final FaultBarrier faults;

	private final @Nullable String origin;

	ObservedRequestInterceptor(Supplier<ApiCalls> calls, FaultBarrier faults, @Nullable String origin) {
		this.calls = calls;
		this.faults = faults;
		this.origin = origin;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		ApiCall call = this.faults.getOrNull("observe an API call", () -> start(request));
		if (call == null) {
			return execution.execute(request, body);
		}
		ClientHttpResponse response;
		try {
			response = execution.execute(request, body);
		}
		catch (Throwable failure) {
			call.failed(failure, new Exchange(request, body, null));
			if (failure instanceof IOException && call.converts()) {
				throw converted(call, failure);
			}
			throw failure;
		}
		return completed(call, request, body, response);
	}

	/**
	 * Complete the call. The status of a response may be invalid, which is reported when
	 * the response is read.
	 */
	private ClientHttpResponse completed(ApiCall call, HttpRequest request, byte[] body, ClientHttpResponse response) {
		ApiCall.Exchange exchange = new Exchange(request, body, response);
		int status;
		try {
			status = response.getStatusCode().value();
		}
		catch (IOException | IllegalArgumentException failure) {
			call.failed(failure, exchange);
			if (call.converts()) {
				throw converted(call, failure);
			}
			return response;
		}
		call.completed(status, exchange);
		if (call.converts(status)) {
			throw converted(call, status, response);
		}
		return response;
	}

	private @Nullable ApiCall start(HttpRequest request) {
		Object template = request.getAttributes().get(URI_TEMPLATE);
		ApiCall call = this.calls.get()
			.start(new ApiCall.Request(request.getMethod().name(), request.getURI(),
					(template != null) ? template.toString() : null, request.getHeaders().getFirst(BAGGAGE),
					this.origin));
		if (call != null) {
			this.faults.run("propagate the trace", () -> call.headers().forEach(request.getHeaders()::set));
		}
		return call;
	}

	private static RuntimeException converted(ApiCall call, Throwable failure) {
		return call.errors().convertHttpError(failure, call.service(), call.endpoint(), call.resource());
	}

	private RuntimeException converted(ApiCall call, int status, ClientHttpResponse response) {
		String text = this.faults.getOrNull("read a response", () -> read(response));
		return call.errors().convertHttpStatus(status, text, call.service(), call.endpoint(), call.resource());
	}

	private static @Nullable String read(ClientHttpResponse response) {
		try (response; InputStream body = response.getBody()) {
			return ResponseText.ofStart(body.readNBytes(ResponseText.MAX_READ_BYTES), charsetOf(response));
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static Charset charsetOf(ClientHttpResponse response) {
		MediaType type = response.getHeaders().getContentType();
		Charset charset = (type != null) ? type.getCharset() : null;
		return (charset != null) ? charset : StandardCharsets.UTF_8;
	}

	/**
	 * Exchange whose hint is that of Sentry's own interceptor.
	 */
	private record Exchange(HttpRequest request, byte[] body,
			@Nullable ClientHttpResponse response) implements ApiCall.Exchange {

		@Override
		public int bodySize() {
			return this.body.length;
		}

		@Override
		public Hint hint() {
			Hint hint = new Hint();
			hint.set(TypeCheckHint.SPRING_REQUEST_INTERCEPTOR_REQUEST, this.request);
			hint.set(TypeCheckHint.SPRING_REQUEST_INTERCEPTOR_REQUEST_BODY, this.body);
			if (this.response != null) {
				hint.set(TypeCheckHint.SPRING_REQUEST_INTERCEPTOR_RESPONSE, this.response);
			}
			return hint;
		}

	}

}
