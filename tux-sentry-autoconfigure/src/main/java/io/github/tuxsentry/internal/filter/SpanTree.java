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
 * The spans of one finished transaction, arranged anew from the root downwards: those
 * that are dropped leave their children to the parent above, siblings that are alike
 * become one, to which the children of all of them belong. A span whose parent is
 * unknown, or is its own descendant, hangs on to the root. Each span is looked at once.
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
	 * Arranges the spans of a transaction.
	 * @param transaction the transaction, which is left as it is
	 * @param root the id of its root
	 * @param drops tells which spans are dropped
	 * @param groupFrom how many siblings that are alike become one, 2 or more
	 * @return the spans that are left, parents before their children
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
	 * Returns how many spans gave way to summaries: those that are in one, without the
	 * summaries themselves.
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
	 * A span that is left, and the spans whose children are now its own.
	 */
	private record Branch(SpanId parent, List<SpanId> places) {

	}

	/**
	 * What spans have in common that are alike.
	 */
	private record Kind(String operation, @Nullable SpanStatus status, String description) {

		static Kind of(SentrySpan span) {
			String description = span.getDescription();
			return new Kind(span.getOp(), span.getStatus(), (description != null) ? FoldedText.of(description) : "");
		}

	}

}
