package io.github.tuxsentry.internal.filter;

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

	private final SpanGroup group;

	private final SentrySpan representative;

	private final CommonEntries<String> tags;

	private final CommonEntries<Object> data;

	private final boolean representativeIsSummary;

	private boolean sameDescription = true;

	private SentrySpan earliest;

	private double start = Double.POSITIVE_INFINITY;

	private double end = Double.NEGATIVE_INFINITY;

	private long count;

	private double total;

	private double shortest = Double.POSITIVE_INFINITY;

	private double longest;

	private SpanSummary(SpanGroup group) {
		SentrySpan representative = group.first();
		this.group = group;
		this.representative = representative;
		this.earliest = representative;
		this.tags = new CommonEntries<>(representative.getTags());
		this.data = new CommonEntries<>(representative.getData());
		Map<String, Object> own = this.data.toMap();
		this.representativeIsSummary = own.containsKey(COUNT) || own.containsKey(TOTAL) || own.containsKey(GROUPED_MIN)
				|| own.containsKey(GROUPED_MAX);
	}

	static SentrySpan of(SpanGroup group, SpanId parent, SentryTransaction transaction) {
		SpanSummary summary = new SpanSummary(group);
		for (SpanNode node = group.members().first(); node != null; node = node.next) {
			summary.add(node.span);
		}
		return summary.toSpan(parent, transaction);
	}

	private void add(SentrySpan span) {
		this.sameDescription = this.sameDescription
				&& Objects.equals(this.representative.getDescription(), span.getDescription());
		this.tags.retain(span.getTags());
		this.data.retain(span.getData());
		addDuration(span);
	}

	private void addDuration(SentrySpan span) {
		double start = span.getStartTimestamp();
		double end = (span.getTimestamp() != null) ? span.getTimestamp() : start;
		this.earliest = (start < this.earliest.getStartTimestamp()) ? span : this.earliest;
		this.start = Math.min(this.start, start);
		this.end = Math.max(this.end, end);
		double milliseconds = Math.max(0, end - start) * 1000;
		Map<String, Object> data = mayBeSummary(span) ? span.getData() : null;
		this.count += (long) number(data, COUNT, 1);
		this.total += number(data, TOTAL, milliseconds);
		this.shortest = Math.min(this.shortest, number(data, GROUPED_MIN, milliseconds));
		this.longest = Math.max(this.longest, number(data, GROUPED_MAX, milliseconds));
	}

	/**
	 * Return whether a span may represent a group itself. It does not if its data
	 * consists of the common data, unless the first span does.
	 */
	private boolean mayBeSummary(SentrySpan span) {
		Map<String, Object> data = span.getData();
		return data != null && (data.size() > this.data.size() || this.representativeIsSummary);
	}

	private static double number(@Nullable Map<String, Object> data, String key, double otherwise) {
		return (data != null && data.get(key) instanceof Number number) ? number.doubleValue() : otherwise;
	}

	private SentrySpan toSpan(SpanId parent, SentryTransaction transaction) {
		double from = within(transaction, this.start);
		double to = Math.max(from, within(transaction, this.end));
		Map<String, Object> common = this.data.toMap();
		common.put(COUNT, this.count);
		common.put(TOTAL, this.total);
		common.put(GROUPED_MIN, this.shortest);
		common.put(GROUPED_MAX, this.longest);
		return new SentrySpan(from, to, this.earliest.getTraceId(), this.earliest.getSpanId(), parent,
				this.earliest.getOp(), description(), this.earliest.getStatus(), this.earliest.getOrigin(),
				this.tags.toMap(), Map.of(), common);
	}

	private static double within(SentryTransaction transaction, double time) {
		double latest = (transaction.getTimestamp() != null) ? transaction.getTimestamp() : time;
		return Math.max(transaction.getStartTimestamp(), Math.min(latest, time));
	}

	private String description() {
		String description = this.representative.getDescription();
		String common = (description == null) ? this.representative.getOp()
				: this.sameDescription ? description : this.group.normalizedDescription();
		return common + " (x" + this.count + ")";
	}

}
