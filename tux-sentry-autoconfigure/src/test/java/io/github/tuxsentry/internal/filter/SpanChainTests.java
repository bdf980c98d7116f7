package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sentry.SpanId;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentrySpan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpanChain}.
 */
class SpanChainTests {

	private final SpanChain chain = new SpanChain();

	@Test
	void isEmptyUntilANodeIsAdded() {
		assertThat(this.chain.isEmpty()).isTrue();
		assertThat(this.chain.size()).isZero();
		assertThat(this.chain.poll()).isNull();
		this.chain.add(node("a"));
		assertThat(this.chain.isEmpty()).isFalse();
		assertThat(this.chain.size()).isOne();
	}

	@Test
	void returnsItsNodesInTheirOrder() {
		add(this.chain, "a", "b", "c");
		assertThat(this.chain.size()).isEqualTo(3);
		assertThat(this.chain.poll().span.getOp()).isEqualTo("a");
		assertThat(this.chain.size()).isEqualTo(2);
		add(this.chain, "d");
		assertThat(operationsOf(this.chain)).containsExactly("b", "c", "d");
		assertThat(this.chain.isEmpty()).isTrue();
		add(this.chain, "e");
		assertThat(operationsOf(this.chain)).containsExactly("e");
	}

	@Test
	void takesTheNodesOfAnotherChain() {
		SpanChain other = new SpanChain();
		add(other, "b", "c");
		this.chain.takeAll(other);
		assertThat(this.chain.size()).isEqualTo(2);
		assertThat(other.size()).isZero();
		assertThat(other.isEmpty()).isTrue();
		add(other, "d");
		this.chain.takeAll(other);
		this.chain.takeAll(other);
		this.chain.takeAll(null);
		assertThat(this.chain.size()).isEqualTo(3);
		assertThat(operationsOf(this.chain)).containsExactly("b", "c", "d");
	}

	private static List<String> operationsOf(SpanChain chain) {
		List<String> operations = new ArrayList<>();
		for (SpanNode node = chain.poll(); node != null; node = chain.poll()) {
			operations.add(node.span.getOp());
		}
		return operations;
	}

	private static void add(SpanChain chain, String... operations) {
		for (String operation : operations) {
			chain.add(node(operation));
		}
	}

	private static SpanNode node(String operation) {
		return new SpanNode(new SentrySpan(0.0, 1.0, new SentryId(), new SpanId(), null, operation, null, null, null,
				Map.of(), Map.of(), Map.of()));
	}

}
