package io.github.tuxsentry.internal.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.sentry.SpanId;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Span that represents a group of similar spans. It has the ID of the first one to start,
 * lasts from the first start to the last end, and keeps the tags and data that are common
 * to all.
 */
final class SpanSummary {

	private static final String COUNT = SpanAttribute.GROUPED_COUNT.key();

	private static final String TOTAL = SpanAttribute.GROUPED_TOTAL_MS.key();

	private static final String GROUPED_MIN = SpanAttribute.GROUPED_MIN_MS.key();

	private static final String GROUPED_MAX = SpanAttribute.GROUPED_MAX_MS.key();

	private final List<SentrySpan> spans;

	private long count;

	private double total;

	private double shortest = Double.POSITIVE_INFINITY;

	private double longest;

	private SpanSummary(List<SentrySpan> spans) {
		this.spans = spans;
		spans.forEach(this::add);
	}

	static SentrySpan of(List<SentrySpan> spans, @Nullable SpanId parent, SentryTransaction transaction) {
		return new SpanSummary(spans).toSpan(parent, transaction);
	}

	private void add(SentrySpan span) {
		double milliseconds = Math.max(0, end(span) - span.getStartTimestamp()) * 1000;
		Map<String, Object> data = span.getData();
		this.count += (long) number(data, COUNT, 1);
		this.total += number(data, TOTAL, milliseconds);
		this.shortest = Math.min(this.shortest, number(data, GROUPED_MIN, milliseconds));
		this.longest = Math.max(this.longest, number(data, GROUPED_MAX, milliseconds));
	}

	private static double number(@Nullable Map<String, Object> data, String key, double otherwise) {
		return (data != null && data.get(key) instanceof Number number) ? number.doubleValue() : otherwise;
	}

	private SentrySpan toSpan(@Nullable SpanId parent, SentryTransaction transaction) {
		SentrySpan first = this.spans.get(0);
		double start = Double.POSITIVE_INFINITY;
		double end = Double.NEGATIVE_INFINITY;
		for (SentrySpan span : this.spans) {
			first = (span.getStartTimestamp() < first.getStartTimestamp()) ? span : first;
			start = Math.min(start, span.getStartTimestamp());
			end = Math.max(end, end(span));
		}
		start = within(transaction, start);
		end = Math.max(start, within(transaction, end));
		return new SentrySpan(start, end, first.getTraceId(), first.getSpanId(), parent, first.getOp(), description(),
				first.getStatus(), first.getOrigin(), commonTags(), Map.of(), data());
	}

	private static double within(SentryTransaction transaction, double time) {
		double latest = (transaction.getTimestamp() != null) ? transaction.getTimestamp() : time;
		return Math.max(transaction.getStartTimestamp(), Math.min(latest, time));
	}

	private static double end(SentrySpan span) {
		return (span.getTimestamp() != null) ? span.getTimestamp() : span.getStartTimestamp();
	}

	private String description() {
		String description = this.spans.get(0).getDescription();
		String common = (description == null) ? this.spans.get(0).getOp()
				: allHave(description) ? description : FoldedText.of(description);
		return common + " (x" + this.count + ")";
	}

	private boolean allHave(String description) {
		return this.spans.stream().allMatch((span) -> description.equals(span.getDescription()));
	}

	private Map<String, String> commonTags() {
		Map<String, String> common = new HashMap<>(this.spans.get(0).getTags());
		for (SentrySpan span : this.spans) {
			common.entrySet().removeIf((tag) -> !tag.getValue().equals(span.getTags().get(tag.getKey())));
		}
		return common;
	}

	private Map<String, Object> data() {
		Map<String, Object> common = copy(this.spans.get(0).getData());
		for (SentrySpan span : this.spans) {
			Map<String, Object> data = copy(span.getData());
			common.entrySet().removeIf((entry) -> !Objects.equals(entry.getValue(), data.get(entry.getKey())));
		}
		common.put(COUNT, this.count);
		common.put(TOTAL, this.total);
		common.put(GROUPED_MIN, this.shortest);
		common.put(GROUPED_MAX, this.longest);
		return common;
	}

	private static Map<String, Object> copy(@Nullable Map<String, Object> data) {
		return (data != null) ? new HashMap<>(data) : new HashMap<>();
	}

}
