package io.github.tuxsentry.internal.http.webclient;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCall;
import io.github.tuxsentry.internal.http.ApiCalls;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Filter that observes the calls of a WebClient, each subscription as one call, until its
 * response begins. Responses and errors are passed on unchanged, except for errors of
 * services whose errors are converted.
 */
final class ApiCallFilter implements ExchangeFilterFunction {

	private static final String URI_TEMPLATE = "org.springframework.web.reactive.function.client.WebClient.uriTemplate";

	private static final String BAGGAGE = "baggage";

	private final Supplier<ApiCalls> calls;

	private final FaultBarrier faults;

	private final @Nullable String origin;

	ApiCallFilter(Supplier<ApiCalls> calls, FaultBarrier faults, @Nullable String origin) {
		this.calls = calls;
		this.faults = faults;
		this.origin = origin;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.defer(() -> {
			ApiCall call = this.faults.getOrNull("observe an API call", () -> start(request));
			return (call != null) ? follow(call, request, next) : next.exchange(request);
		});
	}

	private @Nullable ApiCall start(ClientRequest request) {
		String template = request.attribute(URI_TEMPLATE).map(Object::toString).orElse(null);
		return this.calls.get()
			.startDetached(new ApiCall.Request(request.method().name(), request.url(), template,
					request.headers().getFirst(BAGGAGE), this.origin));
	}

	private Mono<ClientResponse> follow(ApiCall call, ClientRequest request, ExchangeFunction next) {
		ClientRequest traced = this.faults.get("propagate the trace", () -> withHeaders(request, call), request);
		Mono<ClientResponse> exchange = Mono.defer(() -> next.exchange(traced))
			.doOnNext((response) -> call.completed(response.statusCode().value()))
			.doOnError(call::failed)
			.doOnCancel(() -> call.failed(new CancellationException("The call was cancelled")));
		return call.converts() ? converted(call, exchange) : exchange;
	}

	private static ClientRequest withHeaders(ClientRequest request, ApiCall call) {
		if (call.headers().isEmpty()) {
			return request;
		}
		return ClientRequest.from(request).headers((headers) -> call.headers().forEach(headers::set)).build();
	}

	private static Mono<ClientResponse> converted(ApiCall call, Mono<ClientResponse> exchange) {
		return exchange
			.onErrorMap(WebClientRequestException.class,
					(failure) -> call.errors()
						.convertHttpError(failure, call.service(), call.endpoint(), call.resource()))
			.flatMap((response) -> call.converts(response.statusCode().value()) ? failed(call, response)
					: Mono.just(response));
	}

	private static Mono<ClientResponse> failed(ApiCall call, ClientResponse response) {
		return response.bodyToMono(String.class)
			.onErrorComplete()
			.defaultIfEmpty("")
			.flatMap((body) -> Mono.error(() -> call.errors()
				.convertHttpStatus(response.statusCode().value(), body, call.service(), call.endpoint(),
						call.resource())));
	}

}
