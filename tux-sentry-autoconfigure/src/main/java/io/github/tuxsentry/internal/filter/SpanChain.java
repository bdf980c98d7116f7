package io.github.tuxsentry.internal.filter;

import org.jspecify.annotations.Nullable;

/**
 * Queue of spans that are linked with one another, so that spans are moved between chains
 * without copies. A span is removed from a chain before it is added to another one.
 */
final class SpanChain {

	private @Nullable SpanNode first;

	private @Nullable SpanNode last;

	private int size;

	@Nullable SpanNode first() {
		return this.first;
	}

	int size() {
		return this.size;
	}

	boolean isEmpty() {
		return this.first == null;
	}

	void add(SpanNode node) {
		if (this.last == null) {
			this.first = node;
		}
		else {
			this.last.next = node;
		}
		this.last = node;
		this.size++;
	}

	/**
	 * Remove the first node.
	 * @return the node, or {@code null} if the chain is empty
	 */
	@Nullable SpanNode poll() {
		SpanNode node = this.first;
		if (node != null) {
			this.first = node.next;
			this.last = (node.next != null) ? this.last : null;
			this.size--;
			node.next = null;
		}
		return node;
	}

	/**
	 * Move all nodes of another chain to the end of this one.
	 * @param other the chain that is empty afterwards, or {@code null} if there is none
	 */
	void takeAll(@Nullable SpanChain other) {
		if (other == null || other.first == null) {
			return;
		}
		if (this.last == null) {
			this.first = other.first;
		}
		else {
			this.last.next = other.first;
		}
		this.last = other.last;
		this.size += other.size;
		other.first = null;
		other.last = null;
		other.size = 0;
	}

}
