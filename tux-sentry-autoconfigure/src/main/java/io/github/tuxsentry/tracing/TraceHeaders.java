package io.github.tuxsentry.tracing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.sentry.BaggageHeader;
import io.sentry.IScopes;
import io.sentry.SentryTraceHeader;
import io.sentry.W3CTraceparentHeader;
import io.sentry.util.PropagationTargetsUtils;
import org.jspecify.annotations.Nullable;

/**
 * Headers that propagate a trace to another process.
 *
 * @param trace the value of the header {@code sentry-trace}, which identifies the trace,
 * the parent span and the sampling decision, or {@code null}
 * @param baggage the value of the header {@code baggage}, or {@code null}
 * @param traceparent the value of the header {@code traceparent} of W3C Trace Context, or
 * {@code null}. It is only read if {@code trace} is {@code null} and
 * {@code sentry.propagate-traceparent} is {@code true}
 * @since 0.1.0
 */
public record TraceHeaders(@Nullable String trace, @Nullable String baggage, @Nullable String traceparent) {

	private static final String ANY_TARGET = ".*";

	/**
	 * Create an instance from the headers of a request or message.
	 * @param headers function that returns the value of a header by its name
	 * @return the headers; missing ones are {@code null}
	 */
	public static TraceHeaders from(Function<String, @Nullable String> headers) {
		return new TraceHeaders(headers.apply(SentryTraceHeader.SENTRY_TRACE_HEADER),
				headers.apply(BaggageHeader.BAGGAGE_HEADER), headers.apply(W3CTraceparentHeader.TRACEPARENT_HEADER));
	}

	/**
	 * Create an instance from the headers of a request or message.
	 * @param headers all headers by name, in any case
	 * @return the headers; missing ones are {@code null}
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
	 * Return the headers that propagate the current trace.
	 * @param scopes the scopes of the current thread, whose span becomes the parent
	 * @return the headers by name; empty if Sentry is disabled
	 */
	public static Map<String, String> toSend(IScopes scopes) {
		return scopes.isEnabled() ? OutgoingHeaders.of(scopes, null) : Map.of();
	}

	/**
	 * Return the headers that propagate the current trace to a URL, if this is permitted
	 * by {@code sentry.trace-propagation-targets}.
	 * @param scopes the scopes of the current thread, whose span becomes the parent
	 * @param url the URL of the request
	 * @param baggage the {@code baggage} header of the request, or {@code null} if it
	 * does not have one
	 * @return the headers by name; empty if Sentry is disabled or the URL is not a target
	 */
	public static Map<String, String> toSend(IScopes scopes, String url, @Nullable String baggage) {
		return (scopes.isEnabled() && isTarget(url, scopes.getOptions().getTracePropagationTargets()))
				? OutgoingHeaders.of(scopes, baggage) : Map.of();
	}

	/**
	 * Return whether the URL is a target, for which the SDK compiles the default, a
	 * regular expression, each time.
	 */
	private static boolean isTarget(String url, List<String> targets) {
		return targets.contains(ANY_TARGET) || PropagationTargetsUtils.contain(targets, url);
	}

}
