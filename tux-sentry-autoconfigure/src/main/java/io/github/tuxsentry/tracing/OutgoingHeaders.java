package io.github.tuxsentry.tracing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.sentry.Baggage;
import io.sentry.BaggageHeader;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.PropagationContext;
import io.sentry.SentryTraceHeader;
import io.sentry.W3CTraceparentHeader;
import io.sentry.protocol.SentryId;
import io.sentry.SpanId;
import io.sentry.util.TracingUtils;
import org.jspecify.annotations.Nullable;

/**
 * Headers of requests that propagate a trace. They are those of the SDK, which encodes
 * the baggage again for each request, although it does not change after the first one.
 */
final class OutgoingHeaders {

	private static final BaggageValues BAGGAGE_VALUES = new BaggageValues();

	private OutgoingHeaders() {
	}

	/**
	 * Return the headers for a request.
	 * @param scopes the scopes of the current thread, whose span becomes the parent
	 * @param baggage the {@code baggage} header of the request, or {@code null}
	 * @return the headers by name
	 */
	static Map<String, String> of(IScopes scopes, @Nullable String baggage) {
		ISpan span = scopes.getSpan();
		Map<String, String> known = (baggage == null) ? ofKnownTrace(scopes, span) : null;
		return (known != null) ? known
				: of(TracingUtils.trace(scopes, (baggage != null) ? List.of(baggage) : null, span));
	}

	private static Map<String, String> of(TracingUtils.@Nullable TracingHeaders headers) {
		if (headers == null) {
			return Map.of();
		}
		BaggageHeader baggage = headers.getBaggageHeader();
		return values(headers.getSentryTraceHeader(), (baggage != null) ? ScrubbedBaggage.of(baggage.getValue()) : null,
				headers.getW3cTraceparentHeader());
	}

	private static Map<String, String> values(SentryTraceHeader trace, @Nullable String baggage,
			@Nullable W3CTraceparentHeader traceparent) {
		Map<String, String> values = new LinkedHashMap<>();
		values.put(trace.getName(), valueOf(trace));
		if (baggage != null) {
			values.put(BaggageHeader.BAGGAGE_HEADER, baggage);
		}
		if (traceparent != null) {
			values.put(traceparent.getName(), traceparent.getValue());
		}
		return values;
	}

	/**
	 * Return the value of the header, for which the SDK parses a format each time.
	 */
	private static String valueOf(SentryTraceHeader trace) {
		String ids = trace.getTraceId() + "-" + trace.getSpanId();
		Boolean sampled = trace.isSampled();
		return (sampled != null) ? ids + (sampled ? "-1" : "-0") : ids;
	}

	/**
	 * Return the headers of a trace whose baggage the SDK has completed, for an earlier
	 * request, or {@code null}.
	 */
	private static @Nullable Map<String, String> ofKnownTrace(IScopes scopes, @Nullable ISpan span) {
		if (span != null && !span.isNoOp()) {
			SentryId traceId = span.getSpanContext().getTraceId();
			Baggage baggage = scopes.getOptions().isTraceSampling() ? baggageOf(scopes.getTransaction(), traceId)
					: null;
			return (baggage != null)
					? values(scopes, span.toSentryTrace(), traceId, span.getSpanContext().getSpanId(), baggage) : null;
		}
		AtomicReference<@Nullable PropagationContext> holder = new AtomicReference<>();
		scopes.configureScope((scope) -> holder.set(scope.getPropagationContext()));
		PropagationContext context = holder.get();
		return (context != null && !context.getBaggage().isMutable())
				? values(scopes, new SentryTraceHeader(context.getTraceId(), context.getSpanId(), context.isSampled()),
						context.getTraceId(), context.getSpanId(), context.getBaggage())
				: null;
	}

	/**
	 * Return the baggage of a transaction, whose spans share its trace ID, and not only
	 * an equal one.
	 */
	private static @Nullable Baggage baggageOf(@Nullable ITransaction transaction, SentryId traceId) {
		if (transaction == null || transaction.getSpanContext().getTraceId() != traceId) {
			return null;
		}
		Baggage baggage = transaction.getSpanContext().getBaggage();
		return (baggage != null && !baggage.isMutable()) ? baggage : null;
	}

	private static Map<String, String> values(IScopes scopes, SentryTraceHeader trace, SentryId traceId, SpanId spanId,
			Baggage baggage) {
		return values(trace, BAGGAGE_VALUES.of(baggage), scopes.getOptions().isPropagateTraceparent()
				? new W3CTraceparentHeader(traceId, spanId, trace.isSampled()) : null);
	}

}
