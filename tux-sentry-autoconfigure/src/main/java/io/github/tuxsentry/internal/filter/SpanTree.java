package io.github.tuxsentry.internal.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.sentry.SpanId;
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

	private final FoldedText folded = new FoldedText();

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
		tree.arrange(transaction.getSpans());
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

	private void arrange(List<SentrySpan> spans) {
		List<SpanNode> nodes = new ArrayList<>(spans.size());
		for (int i = 0; i < spans.size(); i++) {
			nodes.add(new SpanNode(spans.get(i)));
		}
		arrangeBelowRoot(hangUp(nodes));
		for (SpanNode ownDescendant : nodes) {
			if (ownDescendant.hasChildren()) {
				SpanChain children = new SpanChain();
				children.takeAll(ownDescendant.children);
				arrangeBelowRoot(children);
			}
		}
	}

	/**
	 * Assign each span to the children of its parent.
	 * @return the children of the root
	 */
	private SpanChain hangUp(List<SpanNode> nodes) {
		Map<SpanId, Place> places = placesOf(nodes);
		SpanChain belowRoot = new SpanChain();
		SpanId parent = this.root;
		SpanChain place = belowRoot;
		for (SpanNode node : nodes) {
			SpanId own = node.span.getParentSpanId();
			if (own != parent) {
				parent = own;
				Place known = (own != null) ? places.get(own) : null;
				place = (known != null && known.exists) ? known.children : belowRoot;
			}
			place.add(node);
		}
		return belowRoot;
	}

	/**
	 * Return the parents of spans, other than the root, without their children. Most
	 * transactions have few of them.
	 */
	private Map<SpanId, Place> placesOf(List<SpanNode> nodes) {
		Map<SpanId, Place> places = new HashMap<>();
		SpanId last = this.root;
		for (SpanNode node : nodes) {
			SpanId parent = node.span.getParentSpanId();
			if (parent != last && parent != null && !parent.equals(this.root)) {
				places.computeIfAbsent(parent, (id) -> new Place());
			}
			last = parent;
		}
		if (!places.isEmpty()) {
			nodes.forEach((node) -> take(node, places.get(node.span.getSpanId())));
		}
		return places;
	}

	private static void take(SpanNode node, @Nullable Place place) {
		if (place != null) {
			place.exists = true;
			node.children = place.children;
		}
	}

	private void arrangeBelowRoot(SpanChain children) {
		arrangeBelow(this.root, children);
		for (Branch branch = this.open.poll(); branch != null; branch = this.open.poll()) {
			arrangeBelow(branch.parent, branch.takeChildren());
		}
	}

	private void arrangeBelow(SpanId parent, SpanChain children) {
		SpanChain siblings = takeRemaining(children);
		if (siblings.size() < this.groupFrom) {
			keepAll(siblings, parent);
			return;
		}
		SpanGroups groups = new SpanGroups(siblings.size(), this.folded);
		for (SpanNode node = siblings.poll(); node != null; node = siblings.poll()) {
			groups.add(node);
		}
		for (SpanGroup group : groups.inOrder()) {
			if (group.members().size() < this.groupFrom) {
				keepAll(group.members(), parent);
			}
			else {
				keepAsOne(group, parent);
			}
		}
	}

	private SpanChain takeRemaining(SpanChain children) {
		SpanChain remaining = new SpanChain();
		for (SpanNode node = children.poll(); node != null; node = children.poll()) {
			if (this.drops.test(node.span)) {
				this.dropped++;
				this.changed = true;
				children.takeAll(node.children);
			}
			else {
				remaining.add(node);
			}
		}
		return remaining;
	}

	private void keepAll(SpanChain spans, SpanId parent) {
		for (SpanNode node = spans.poll(); node != null; node = spans.poll()) {
			keep(node, parent);
		}
	}

	private void keep(SpanNode node, SpanId parent) {
		SentrySpan span = node.span;
		boolean moved = !parent.equals(span.getParentSpanId());
		this.changed |= moved;
		this.arranged.add(moved ? withParent(span, parent) : span);
		if (node.hasChildren()) {
			SpanChain alone = new SpanChain();
			alone.add(node);
			this.open.add(new Branch(span.getSpanId(), alone));
		}
	}

	private void keepAsOne(SpanGroup group, SpanId parent) {
		this.grouped += group.members().size() - 1;
		this.changed = true;
		SentrySpan summary = SpanSummary.of(group, parent, this.transaction);
		this.arranged.add(summary);
		this.open.add(new Branch(summary.getSpanId(), group.members()));
	}

	private static SentrySpan withParent(SentrySpan span, SpanId parent) {
		return new SentrySpan(span.getStartTimestamp(), span.getTimestamp(), span.getTraceId(), span.getSpanId(),
				parent, span.getOp(), span.getDescription(), span.getStatus(), span.getOrigin(), span.getTags(),
				span.getMeasurements(), span.getData());
	}

	/**
	 * Parent of spans, which exists if a span of the transaction has its ID.
	 */
	private static final class Place {

		private final SpanChain children = new SpanChain();

		private boolean exists;

	}

	/**
	 * Remaining span, with the spans whose children it adopts.
	 */
	private record Branch(SpanId parent, SpanChain adoptsFrom) {

		SpanChain takeChildren() {
			SpanChain children = new SpanChain();
			for (SpanNode node = this.adoptsFrom.first(); node != null; node = node.next) {
				children.takeAll(node.children);
			}
			return children;
		}

	}

}
