package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.sentry.protocol.SentrySpan;
import org.jspecify.annotations.Nullable;

/**
 * Groups of siblings, in the order of their first members. An unfinished span is a group
 * of its own. A description is normalized only if it differs from those of the spans
 * before.
 */
final class SpanGroups {

	private static final int MAX_RECENT = 256;

	private static final int MAX_SAMPLES = 8;

	private static final char[] NONE = {};

	private final FoldedText folded;

	private final List<SpanGroup> inOrder = new ArrayList<>();

	/** Groups by their hash, with linear probing. */
	private final @Nullable SpanGroup[] table;

	/** Spans by their properties, each of which is replaced with the next one. */
	private final @Nullable SpanNode[] recent;

	/**
	 * Create groups.
	 * @param siblings the number of siblings to add at most
	 * @param folded normalizes descriptions
	 */
	SpanGroups(int siblings, FoldedText folded) {
		int capacity = Integer.highestOneBit(siblings + 1) * 4;
		this.table = new SpanGroup[capacity];
		this.recent = new SpanNode[Math.min(MAX_RECENT, capacity)];
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
		int index = sample(node.span) & (this.recent.length - 1);
		SpanNode last = this.recent[index];
		SpanGroup group = (last != null && isEqual(last.span, node.span)) ? last.group : null;
		((group != null) ? group : find(node.span)).add(node);
		this.recent[index] = node;
	}

	/**
	 * Return a hash of some characters, at a fraction of the cost of reading all.
	 */
	private static int sample(SentrySpan span) {
		String description = span.getDescription();
		int hash = span.getOp().hashCode();
		if (description != null) {
			int length = description.length();
			int step = 1 + length / MAX_SAMPLES;
			for (int i = length - 1; i >= 0; i -= step) {
				hash = 31 * hash + description.charAt(i);
			}
		}
		return spread(hash);
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
