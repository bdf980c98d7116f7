package io.github.tuxsentry.benchmarks.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sentry.Hint;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;

/**
 * Grouping of spans by a string key, as in an application without a library.
 */
public final class KeyGrouping implements BeforeSendTransactionCallback {

	@Override
	public SentryTransaction execute(SentryTransaction transaction, Hint hint) {
		Map<String, List<SentrySpan>> groups = new LinkedHashMap<>();
		for (SentrySpan span : transaction.getSpans()) {
			String key = span.getOp() + "|" + span.getDescription() + "|" + span.getStatus();
			groups.computeIfAbsent(key, (unknown) -> new ArrayList<>()).add(span);
		}
		transaction.getSpans().clear();
		groups.values().forEach((group) -> transaction.getSpans().add(summary(group)));
		return transaction;
	}

	private static SentrySpan summary(List<SentrySpan> group) {
		SentrySpan first = group.get(0);
		double end = first.getStartTimestamp();
		double total = 0;
		for (SentrySpan span : group) {
			Double finished = span.getTimestamp();
			if (finished != null) {
				end = Math.max(end, finished);
				total += finished - span.getStartTimestamp();
			}
		}
		return new SentrySpan(first.getStartTimestamp(), end, first.getTraceId(), first.getSpanId(),
				first.getParentSpanId(), first.getOp(), first.getDescription() + " (x" + group.size() + ")",
				first.getStatus(), first.getOrigin(), first.getTags(), Map.of(),
				Map.of("grouped_count", group.size(), "grouped_total_ms", total * 1000));
	}

}
