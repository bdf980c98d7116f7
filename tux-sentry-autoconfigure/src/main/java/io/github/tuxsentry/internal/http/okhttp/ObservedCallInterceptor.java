package io.github.tuxsentry.internal.http.okhttp;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.github.tuxsentry.http.TuxSentryOkHttpInterceptor;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCall;
import io.github.tuxsentry.internal.http.ApiCalls;
import io.github.tuxsentry.internal.http.ResponseText;
import net.dv8tion.jda.api.JDA;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Interceptor that observes the calls of an OkHttpClient, except for those of JDA, which
 * are observed elsewhere. Responses and exceptions are passed on unchanged, except for
 * errors of services whose errors are converted: the converted exception is the cause of
 * an {@link IOException}, which is the only exception that OkHttp permits an interceptor
 * to throw.
 */
final class ObservedCallInterceptor implements TuxSentryOkHttpInterceptor {

	private static final String ORIGIN = "auto.http.tux_sentry.okhttp";

	private static final String BAGGAGE = "baggage";

	private static final String USER_AGENT = "User-Agent";

	private static final String JDA = "DiscordBot (";

	private final Supplier<? extends @Nullable ApiCalls> calls;

	private final FaultBarrier faults;

	private final @Nullable String origin;

	ObservedCallInterceptor(Supplier<? extends @Nullable ApiCalls> calls, FaultBarrier faults) {
		this(calls, faults, ORIGIN);
	}

	private ObservedCallInterceptor(Supplier<? extends @Nullable ApiCalls> calls, FaultBarrier faults,
			@Nullable String origin) {
		this.calls = calls;
		this.faults = faults;
		this.origin = origin;
	}

	ObservedCallInterceptor withoutSpans() {
		return new ObservedCallInterceptor(this.calls, this.faults, null);
	}

	@Override
	public Response intercept(Chain chain) throws IOException {
		Request request = chain.request();
		ApiCall call = isOfJda(request) ? null : this.faults.getOrNull("observe an API call", () -> start(request));
		if (call == null) {
			return chain.proceed(request);
		}
		Response response;
		try {
			response = chain.proceed(this.faults.get("propagate the trace", () -> withHeaders(request, call), request));
		}
		catch (Throwable failure) {
			call.failed(failure);
			if (failure instanceof IOException && call.converts()) {
				throw converted(call, failure);
			}
			throw failure;
		}
		call.completed(response.code());
		if (call.converts(response.code())) {
			throw converted(call, response);
		}
		return response;
	}

	private static boolean isOfJda(Request request) {
		String userAgent = request.header(USER_AGENT);
		return userAgent != null && userAgent.startsWith(JDA);
	}

	private @Nullable ApiCall start(Request request) {
		ApiCalls following = this.calls.get();
		if (following == null) {
			return null;
		}
		return following.start(
				new ApiCall.Request(request.method(), request.url().uri(), null, request.header(BAGGAGE), this.origin));
	}

	private static Request withHeaders(Request request, ApiCall call) {
		if (call.headers().isEmpty()) {
			return request;
		}
		Request.Builder builder = request.newBuilder();
		call.headers().forEach(builder::header);
		return builder.build();
	}

	private static IOException converted(ApiCall call, Throwable failure) {
		return inIo(call.errors().convertHttpError(failure, call.service(), call.endpoint(), call.resource()));
	}

	private IOException converted(ApiCall call, Response response) {
		String text = this.faults.getOrNull("read a response", () -> read(response));
		return inIo(call.errors()
			.convertHttpStatus(response.code(), text, call.service(), call.endpoint(), call.resource()));
	}

	private static @Nullable String read(Response response) {
		try (response) {
			ResponseBody start = response.peekBody(ResponseText.MAX_READ_BYTES);
			return ResponseText.ofStart(start.bytes(), charsetOf(start));
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static Charset charsetOf(ResponseBody body) {
		MediaType type = body.contentType();
		return (type != null) ? type.charset(StandardCharsets.UTF_8) : StandardCharsets.UTF_8;
	}

	private static IOException inIo(RuntimeException converted) {
		return new IOException(converted.getMessage(), converted);
	}

}
