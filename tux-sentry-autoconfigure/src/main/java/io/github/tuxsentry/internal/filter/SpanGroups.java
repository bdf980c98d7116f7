package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.sentry.protocol.SentrySpan;
import org.jspecify.annotations.Nullable;

/**
 * Groups of siblings, in the order of their first members. An unfinished span is a group
 * of its own. Each different description is normalized once.
 */
final class SpanGroups {

	private static final char[] NONE = {};

	private final FoldedText folded;

	private final List<SpanGroup> inOrder = new ArrayList<>();

	/** Groups by their hash, with linear probing. */
	private final @Nullable SpanGroup[] table;

	/**
	 * A span of each operation, status and description, by their hash, with linear
	 * probing.
	 */
	private final @Nullable SpanNode[] different;

	/**
	 * Create groups.
	 * @param siblings the number of siblings to add at most
	 * @param folded normalizes descriptions
	 */
	SpanGroups(int siblings, FoldedText folded) {
		int capacity = Integer.highestOneBit(siblings + 1) * 4;
		this.table = new SpanGroup[capacity];
		this.different = new SpanNode[capacity];
		this.folded = folded;
	}

	List<SpanGroup> inOrder() {
		return this.inOrder;
	}

	void add(SpanNode node) {
		if (!node.span.isFinished()) {
			open(node.span, 0, NONE).add(node);
			return;
		}
		int index = hash(node.span) & (this.different.length - 1);
		SpanNode other = this.different[index];
		while (other != null && !isEqual(other.span, node.span)) {
			index = (index + 1) & (this.different.length - 1);
			other = this.different[index];
		}
		if (other == null || other.group == null) {
			find(node.span).add(node);
			this.different[index] = node;
		}
		else {
			other.group.add(node);
		}
	}

	/**
	 * Return the hash of a description as it is, which the string retains.
	 */
	private static int hash(SentrySpan span) {
		return spread(Objects.hashCode(span.getDescription()) + span.getOp().hashCode());
	}

	private static boolean isEqual(SentrySpan one, SentrySpan other) {
		return one.getStatus() == other.getStatus() && one.getOp().equals(other.getOp())
				&& Objects.equals(one.getDescription(), other.getDescription());
	}

	private SpanGroup find(SentrySpan span) {
		String description = span.getDescription();
		this.folded.fold((description != null) ? description : "");
		int hash = spread(
				31 * (31 * this.folded.hash() + span.getOp().hashCode()) + Objects.hashCode(span.getStatus()));
		int index = hash & (this.table.length - 1);
		SpanGroup group = this.table[index];
		while (group != null) {
			if (group.matches(span, hash, this.folded)) {
				return group;
			}
			index = (index + 1) & (this.table.length - 1);
			group = this.table[index];
		}
		group = open(span, hash, this.folded.toCharArray());
		this.table[index] = group;
		return group;
	}

	private SpanGroup open(SentrySpan first, int hash, char[] description) {
		SpanGroup group = new SpanGroup(first, hash, description);
		this.inOrder.add(group);
		return group;
	}

	private static int spread(int hash) {
		int mixed = hash * 0x9e3779b9;
		return mixed ^ (mixed >>> 16);
	}

}
