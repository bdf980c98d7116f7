package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.SpanFilter;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.SpanStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TransactionFilterChain}.
 */
class TransactionFilterChainTests {

	private final List<SpanFilter> filters = new ArrayList<>();

	private final List<BeforeSendTransactionCallback> callbacks = new ArrayList<>();

	private final FaultBarrier faults = new FaultBarrier();

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> options.setBeforeSendTransaction(
			new TransactionFilterChain(() -> this.filters, 2, () -> this.limit, () -> this.callbacks, this.faults)));

	private int limit = 1000;

	@Test
	void hangsTheChildrenOfDroppedSpansOnToTheNearestParentThatIsLeft() {
		this.filters.add((span) -> "noise".equals(span.getOp()));
		ITransaction transaction = this.sentry.scopes().startTransaction("tree", "task");
		ISpan kept = transaction.startChild("kept", "a");
		ISpan deep = kept.startChild("noise", "1").startChild("noise", "2").startChild("noise", "3");
		deep.startChild("kept", "b").startChild("kept", "c").finish();
		transaction.startChild("noise", "4").startChild("kept", "d").finish();
		transaction.startChild("noise", "childless").finish();
		transaction.finish(SpanStatus.OK);
		SentryItem item = this.sentry.received().awaitTransaction("tree");
		Map<String, JsonNode> spans = byDescription(item);
		assertThat(spans).containsOnlyKeys("a", "b", "c", "d");
		assertThat(parentOf(spans.get("a"))).isEqualTo(item.spanId());
		assertThat(parentOf(spans.get("b"))).isEqualTo(idOf(spans.get("a")));
		assertThat(parentOf(spans.get("c"))).isEqualTo(idOf(spans.get("b")));
		assertThat(parentOf(spans.get("d"))).isEqualTo(item.spanId());
	}

	@Test
	void leavesNoSpanWithAParentThatIsGone() {
		this.filters.add((span) -> Integer.parseInt(span.getDescription()) % 3 != 0);
		ITransaction transaction = this.sentry.scopes().startTransaction("deep", "task");
		ISpan current = transaction;
		for (int i = 1; i <= 100; i++) {
			current = current.startChild("level", String.valueOf(i));
		}
		transaction.finish(SpanStatus.OK);
		SentryItem item = this.sentry.received().awaitTransaction("deep");
		assertThat(item.spans()).hasSize(33);
		Set<String> ids = Stream
			.concat(Stream.of(item.spanId()), item.spans().stream().map(TransactionFilterChainTests::idOf))
			.collect(Collectors.toSet());
		assertThat(item.spans()).allSatisfy((span) -> assertThat(ids).contains(parentOf(span)));
	}

	@Test
	void keepsAllElseOfASpanThatHangsElsewhere() {
		this.filters.add((span) -> "noise".equals(span.getOp()));
		ITransaction transaction = this.sentry.scopes().startTransaction("tree", "task");
		ISpan moved = transaction.startChild("noise", "gone").startChild("db.query", "SELECT 1");
		moved.setTag("table", "cases");
		moved.setData("rows", 3);
		moved.finish(SpanStatus.NOT_FOUND);
		transaction.finish(SpanStatus.OK);
		SentryItem item = this.sentry.received().awaitTransaction("tree");
		JsonNode span = byDescription(item).get("SELECT 1");
		assertThat(idOf(span)).isEqualTo(moved.getSpanContext().getSpanId().toString());
		assertThat(span.path("trace_id").asText()).isEqualTo(item.traceId());
		assertThat(span.path("op").asText()).isEqualTo("db.query");
		assertThat(span.path("status").asText()).isEqualTo("not_found");
		assertThat(span.path("tags").path("table").asText()).isEqualTo("cases");
		assertThat(span.path("data").path("rows").asInt()).isEqualTo(3);
		assertThat(span.path("timestamp").asDouble()).isGreaterThan(0);
		assertThat(span.path("start_timestamp").asDouble()).isGreaterThan(0);
	}

	@Test
	void makesOneOfSpansThatAreAlikeAndSaysHowManyWent() {
		this.filters.add((span) -> "noise".equals(span.getOp()));
		ITransaction transaction = this.sentry.scopes().startTransaction("tree", "task");
		for (int i = 0; i < 5; i++) {
			ISpan query = transaction.startChild("db.query", "SELECT * FROM cases WHERE id = " + i);
			query.setData("table", "cases");
			query.setData("row", i);
			query.startChild("noise", "n").startChild("map", "Map row").finish(SpanStatus.OK);
			query.finish(SpanStatus.OK);
		}
		transaction.startChild("db.query", "SELECT * FROM cases WHERE id = 9").finish(SpanStatus.INTERNAL_ERROR);
		transaction.finish(SpanStatus.OK);
		SentryItem item = this.sentry.received().awaitTransaction("tree");
		Map<String, JsonNode> spans = byDescription(item);
		assertThat(spans).containsOnlyKeys("SELECT * FROM cases WHERE id = ? (x5)", "SELECT * FROM cases WHERE id = 9",
				"Map row (x5)");
		JsonNode summary = spans.get("SELECT * FROM cases WHERE id = ? (x5)");
		assertThat(parentOf(summary)).isEqualTo(item.spanId());
		assertThat(parentOf(spans.get("Map row (x5)"))).isEqualTo(idOf(summary));
		assertThat(summary.path("data").path("grouped_count").asInt()).isEqualTo(5);
		assertThat(summary.path("data").path("table").asText()).isEqualTo("cases");
		assertThat(summary.path("data").has("row")).isFalse();
		JsonNode data = item.payload().path("contexts").path("trace").path("data");
		assertThat(data.path("spans.dropped").asInt()).isEqualTo(5);
		assertThat(data.path("spans.grouped").asInt()).isEqualTo(8);
		assertThat(data.has("spans.cut")).isFalse();
		assertThat(data.has("spans.limit_reached")).isFalse();
	}

	@Test
	void keepsToTheLimitAndSaysSo() {
		this.limit = 3;
		finishTransactionWithSpans("a", "b", "c", "d", "e");
		SentryItem item = this.sentry.received().awaitTransaction("tree");
		assertThat(byDescription(item)).containsOnlyKeys("a", "b", "c");
		JsonNode data = item.payload().path("contexts").path("trace").path("data");
		assertThat(data.path("spans.cut").asInt()).isEqualTo(2);
		assertThat(data.path("spans.limit_reached").asBoolean()).isTrue();
	}

	@Test
	void tellsThatTheLimitIsReachedThoughNothingHadToBeCut() {
		this.limit = 2;
		finishTransactionWithSpans("a", "b");
		SentryItem item = this.sentry.received().awaitTransaction("tree");
		assertThat(byDescription(item)).containsOnlyKeys("a", "b");
		JsonNode data = item.payload().path("contexts").path("trace").path("data");
		assertThat(data.has("spans.cut")).isFalse();
		assertThat(data.path("spans.limit_reached").asBoolean()).isTrue();
	}

	@Test
	void leavesTheSpansAloneWhenTheyCannotBeReduced() {
		this.callbacks.add((transaction, hint) -> transaction);
		ITransaction transaction = this.sentry.scopes().startTransaction("tree", "task");
		for (int i = 0; i < 2; i++) {
			ISpan span = transaction.startChild("alike", "alike");
			span.setData("broken", new Object() {
				@Override
				public int hashCode() {
					return 1;
				}

				@Override
				public boolean equals(Object other) {
					throw new IllegalStateException("boom");
				}
			});
			span.finish();
		}
		transaction.finish();
		assertThat(this.sentry.received().awaitTransaction("tree").spans()).hasSize(2);
		assertThat(this.faults.count()).isOne();
	}

	@Test
	void asksFiltersInOrderUntilOneDrops() {
		List<String> asked = new ArrayList<>();
		this.filters.add((span) -> asked.add("first") && "noise".equals(span.getOp()));
		this.filters.add((span) -> asked.add("second") && "more noise".equals(span.getOp()));
		finishTransactionWithSpans("noise", "more noise", "kept");
		assertThat(this.sentry.received().awaitTransaction("tree").spans()).hasSize(1);
		assertThat(asked).containsExactly("first", "first", "second", "first", "second");
	}

	@Test
	void sendsTheTransactionWhenAFilterThrowsAndStillAsksTheOthers() {
		this.filters.add((span) -> {
			throw new IllegalStateException("boom");
		});
		this.filters.add((span) -> "noise".equals(span.getOp()));
		finishTransactionWithSpans("noise", "kept");
		assertThat(byDescription(this.sentry.received().awaitTransaction("tree"))).containsOnlyKeys("kept");
		assertThat(this.faults.count()).isEqualTo(2);
	}

	@Test
	void runsCallbacksInOrderOnWhatTheFiltersLeft() {
		this.filters.add((span) -> "noise".equals(span.getOp()));
		this.callbacks.add((transaction, hint) -> {
			transaction.setTag("seen", String.valueOf(transaction.getSpans().size()));
			return transaction;
		});
		this.callbacks.add((transaction, hint) -> {
			transaction.setTag("seen", transaction.getTag("seen") + " then 2");
			return transaction;
		});
		finishTransactionWithSpans("noise", "kept");
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("tree").hasTag("seen", "1 then 2");
	}

	@Test
	void dropsTheTransactionWhenACallbackReturnsNull() {
		List<String> asked = new ArrayList<>();
		this.callbacks.add((transaction, hint) -> null);
		this.callbacks.add((transaction, hint) -> {
			asked.add("never");
			return transaction;
		});
		finishTransactionWithSpans("kept");
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		assertThat(asked).isEmpty();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void dropsTheTransactionWhenACallbackThrows() {
		this.callbacks.add((transaction, hint) -> {
			throw new IllegalStateException("boom");
		});
		finishTransactionWithSpans("kept");
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		assertThat(this.faults.count()).isOne();
	}

	private void finishTransactionWithSpans(String... operations) {
		ITransaction transaction = this.sentry.scopes().startTransaction("tree", "task");
		for (String operation : operations) {
			transaction.startChild(operation, operation).finish(SpanStatus.OK);
		}
		transaction.finish(SpanStatus.OK);
	}

	private static Map<String, JsonNode> byDescription(SentryItem item) {
		return item.spans()
			.stream()
			.collect(Collectors.toMap((span) -> span.path("description").asText(), (span) -> span));
	}

	private static String idOf(JsonNode span) {
		return span.path("span_id").asText();
	}

	private static String parentOf(JsonNode span) {
		return span.path("parent_span_id").asText();
	}

}
