package io.github.tuxsentry.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.sentry.SpanId;
import io.sentry.protocol.SentrySpan;
import org.jspecify.annotations.Nullable;

/**
 * Takes dropped spans out of a transaction and hangs their children on to the nearest
 * parent that is left.
 */
final class SpanPruner {

	private SpanPruner() {
	}

	static void prune(List<SentrySpan> spans, Predicate<SentrySpan> drops) {
		Map<SpanId, @Nullable SpanId> parentsOfDropped = new HashMap<>();
		for (SentrySpan span : spans) {
			if (drops.test(span)) {
				parentsOfDropped.put(span.getSpanId(), span.getParentSpanId());
			}
		}
		if (!parentsOfDropped.isEmpty()) {
			spans.removeIf((span) -> parentsOfDropped.containsKey(span.getSpanId()));
			spans.replaceAll((span) -> rehang(span, parentsOfDropped));
		}
	}

	private static SentrySpan rehang(SentrySpan span, Map<SpanId, @Nullable SpanId> parentsOfDropped) {
		SpanId parent = span.getParentSpanId();
		for (int i = 0; i < parentsOfDropped.size() && parentsOfDropped.containsKey(parent); i++) {
			parent = parentsOfDropped.get(parent);
		}
		return (parent == span.getParentSpanId()) ? span : withParent(span, parent);
	}

	private static SentrySpan withParent(SentrySpan span, @Nullable SpanId parent) {
		return new SentrySpan(span.getStartTimestamp(), span.getTimestamp(), span.getTraceId(), span.getSpanId(),
				parent, span.getOp(), span.getDescription(), span.getStatus(), span.getOrigin(), span.getTags(),
				span.getMeasurements(), span.getData());
	}

}
