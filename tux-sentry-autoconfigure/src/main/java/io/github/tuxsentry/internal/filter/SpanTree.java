package io.github.tuxsentry.internal.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Rearranged spans of a finished transaction, from the root downwards: the children of
 * dropped spans are assigned to the parent above, and the children of grouped siblings to
 * the span that represents the group. A span whose parent is unknown or its own
 * descendant is assigned to the root. Each span is visited once.
 */
final class SpanTree {

	private final SentryTransaction transaction;

	private final SpanId root;

	private final Predicate<SentrySpan> drops;

	private final int groupFrom;

	private final Map<SpanId, List<SentrySpan>> children = new HashMap<>();

	private final Deque<Branch> open = new ArrayDeque<>();

	private final List<SentrySpan> arranged = new ArrayList<>();

	private int dropped;

	private int grouped;

	private boolean changed;

	private SpanTree(SentryTransaction transaction, SpanId root, Predicate<SentrySpan> drops, int groupFrom) {
		this.transaction = transaction;
		this.root = root;
		this.drops = drops;
		this.groupFrom = groupFrom;
	}

	/**
	 * Rearrange the spans of a transaction.
	 * @param transaction the transaction, which is not modified
	 * @param root the ID of its root
	 * @param drops determines which spans are dropped
	 * @param groupFrom the minimum number of similar siblings to group, 2 or more
	 * @return the remaining spans, parents before their children
	 */
	static SpanTree arrange(SentryTransaction transaction, SpanId root, Predicate<SentrySpan> drops, int groupFrom) {
		SpanTree tree = new SpanTree(transaction, root, drops, groupFrom);
		tree.hangUp(transaction.getSpans());
		tree.arrange();
		return tree;
	}

	List<SentrySpan> spans() {
		return this.arranged;
	}

	int dropped() {
		return this.dropped;
	}

	/**
	 * Return the number of spans that were replaced by groups, not counting the spans
	 * that represent the groups.
	 */
	int grouped() {
		return this.grouped;
	}

	boolean isChanged() {
		return this.changed;
	}

	private void hangUp(List<SentrySpan> spans) {
		Set<SpanId> known = new HashSet<>();
		spans.forEach((span) -> known.add(span.getSpanId()));
		for (SentrySpan span : spans) {
			SpanId parent = span.getParentSpanId();
			SpanId place = (parent != null && known.contains(parent)) ? parent : this.root;
			this.children.computeIfAbsent(place, (key) -> new ArrayList<>(2)).add(span);
		}
	}

	private void arrange() {
		this.open.add(new Branch(this.root, List.of(this.root)));
		while (true) {
			for (Branch branch = this.open.poll(); branch != null; branch = this.open.poll()) {
				arrangeBelow(branch);
			}
			if (this.children.isEmpty()) {
				return;
			}
			SpanId ownDescendant = this.children.keySet().iterator().next();
			this.open.add(new Branch(this.root, List.of(ownDescendant)));
		}
	}

	private void arrangeBelow(Branch branch) {
		List<SentrySpan> siblings = siblingsBelow(branch);
		if (siblings.size() < this.groupFrom) {
			siblings.forEach((span) -> keep(span, branch.parent));
			return;
		}
		for (List<SentrySpan> alike : groups(siblings)) {
			if (alike.size() < this.groupFrom) {
				alike.forEach((span) -> keep(span, branch.parent));
			}
			else {
				keepAsOne(alike, branch.parent);
			}
		}
	}

	private List<SentrySpan> siblingsBelow(Branch branch) {
		List<SentrySpan> siblings = new ArrayList<>();
		Deque<SpanId> places = new ArrayDeque<>(branch.places);
		for (SpanId place = places.poll(); place != null; place = places.poll()) {
			List<SentrySpan> below = this.children.remove(place);
			for (SentrySpan span : (below != null) ? below : List.<SentrySpan>of()) {
				if (this.drops.test(span)) {
					this.dropped++;
					this.changed = true;
					places.add(span.getSpanId());
				}
				else {
					siblings.add(span);
				}
			}
		}
		return siblings;
	}

	private static Collection<List<SentrySpan>> groups(List<SentrySpan> siblings) {
		Map<Object, List<SentrySpan>> groups = new LinkedHashMap<>();
		for (SentrySpan span : siblings) {
			Object kind = span.isFinished() ? Kind.of(span) : new Object();
			groups.computeIfAbsent(kind, (key) -> new ArrayList<>(1)).add(span);
		}
		return groups.values();
	}

	private void keep(SentrySpan span, SpanId parent) {
		boolean moved = !parent.equals(span.getParentSpanId());
		this.changed |= moved;
		add(moved ? withParent(span, parent) : span, List.of(span.getSpanId()));
	}

	private void keepAsOne(List<SentrySpan> alike, SpanId parent) {
		this.grouped += alike.size() - 1;
		this.changed = true;
		add(SpanSummary.of(alike, parent, this.transaction), alike.stream().map(SentrySpan::getSpanId).toList());
	}

	private void add(SentrySpan span, List<SpanId> places) {
		this.arranged.add(span);
		if (!this.children.isEmpty()) {
			this.open.add(new Branch(span.getSpanId(), places));
		}
	}

	private static SentrySpan withParent(SentrySpan span, SpanId parent) {
		return new SentrySpan(span.getStartTimestamp(), span.getTimestamp(), span.getTraceId(), span.getSpanId(),
				parent, span.getOp(), span.getDescription(), span.getStatus(), span.getOrigin(), span.getTags(),
				span.getMeasurements(), span.getData());
	}

	/**
	 * Remaining span, with the spans whose children it has adopted.
	 */
	private record Branch(SpanId parent, List<SpanId> places) {

	}

	/**
	 * Common properties of similar spans.
	 */
	private record Kind(String operation, @Nullable SpanStatus status, String description) {

		static Kind of(SentrySpan span) {
			String description = span.getDescription();
			return new Kind(span.getOp(), span.getStatus(), (description != null) ? FoldedText.of(description) : "");
		}

	}

}
