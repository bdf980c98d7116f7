package io.github.tuxsentry.internal.filter;

import io.sentry.protocol.SentrySpan;
import org.jspecify.annotations.Nullable;

/**
 * Span in the tree of its transaction. A node is part of one {@link SpanChain} at a time.
 */
final class SpanNode {

	final SentrySpan span;

	/**
	 * Next node of the chain that this node is part of.
	 */
	@Nullable SpanNode next;

	/**
	 * Children that have not been visited, shared by spans with the same ID, or
	 * {@code null} if there never were any.
	 */
	@Nullable SpanChain children;

	/**
	 * Group that this node has been assigned to.
	 */
	@Nullable SpanGroup group;

	SpanNode(SentrySpan span) {
		this.span = span;
	}

	boolean hasChildren() {
		return this.children != null && !this.children.isEmpty();
	}

}
