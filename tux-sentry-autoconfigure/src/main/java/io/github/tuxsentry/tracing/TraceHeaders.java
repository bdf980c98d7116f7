package io.github.tuxsentry.tracing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.sentry.BaggageHeader;
import io.sentry.IScopes;
import io.sentry.SentryTraceHeader;
import io.sentry.W3CTraceparentHeader;
import io.sentry.util.TracingUtils;
import org.jspecify.annotations.Nullable;

/**
 * The headers by which a trace goes on in another process.
 *
 * @param trace the trace, the parent span and whether it was sampled
 * @param baggage what else is known of the trace
 */
public record TraceHeaders(@Nullable String trace, @Nullable String baggage) {

	/**
	 * Takes the headers out of what came with a request or message.
	 * @param headers finds a header by its name
	 * @return the headers, those that are missing as {@code null}
	 */
	public static TraceHeaders from(Function<String, @Nullable String> headers) {
		return new TraceHeaders(headers.apply(SentryTraceHeader.SENTRY_TRACE_HEADER),
				headers.apply(BaggageHeader.BAGGAGE_HEADER));
	}

	/**
	 * Takes the headers out of what came with a request or message.
	 * @param headers all headers by name, in whatever case
	 * @return the headers, those that are missing as {@code null}
	 */
	public static TraceHeaders from(Map<String, String> headers) {
		Map<String, String> byName = new LinkedHashMap<>();
		headers.forEach((name, value) -> {
			if (name != null) {
				byName.put(name.toLowerCase(Locale.ROOT), value);
			}
		});
		return from(byName::get);
	}

	/**
	 * Tells which headers to send on.
	 * @param scopes the scopes of the current thread, whose span becomes the parent
	 * @return the headers, values by name; none without Sentry
	 */
	public static Map<String, String> toSend(IScopes scopes) {
		TracingUtils.TracingHeaders headers = scopes.isEnabled() ? TracingUtils.trace(scopes, null, scopes.getSpan())
				: null;
		if (headers == null) {
			return Map.of();
		}
		Map<String, String> values = new LinkedHashMap<>();
		SentryTraceHeader trace = headers.getSentryTraceHeader();
		values.put(trace.getName(), trace.getValue());
		BaggageHeader baggage = headers.getBaggageHeader();
		if (baggage != null) {
			values.put(baggage.getName(), baggage.getValue());
		}
		W3CTraceparentHeader traceparent = headers.getW3cTraceparentHeader();
		if (traceparent != null) {
			values.put(traceparent.getName(), traceparent.getValue());
		}
		return values;
	}

}
