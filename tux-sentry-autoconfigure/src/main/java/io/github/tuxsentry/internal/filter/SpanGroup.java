package io.github.tuxsentry.internal.filter;

import io.sentry.protocol.SentrySpan;

/**
 * Siblings with the same operation, the same status and the same normalized description,
 * in order.
 */
final class SpanGroup {

	private final SentrySpan first;

	private final SpanChain members = new SpanChain();

	private final int hash;

	private final char[] description;

	/**
	 * Create a group.
	 * @param first the first member, which has yet to be added
	 * @param hash the hash of the properties that all members have in common
	 * @param description the normalized description of all members
	 */
	SpanGroup(SentrySpan first, int hash, char[] description) {
		this.first = first;
		this.hash = hash;
		this.description = description;
	}

	boolean matches(SentrySpan span, int hash, FoldedText description) {
		return this.hash == hash && this.first.getStatus() == span.getStatus()
				&& this.first.getOp().equals(span.getOp()) && description.contentEquals(this.description);
	}

	void add(SpanNode node) {
		node.group = this;
		this.members.add(node);
	}

	SentrySpan first() {
		return this.first;
	}

	String normalizedDescription() {
		return new String(this.description);
	}

	SpanChain members() {
		return this.members;
	}

}
