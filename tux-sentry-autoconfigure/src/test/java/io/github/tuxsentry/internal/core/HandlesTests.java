package io.github.tuxsentry.internal.core;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.SpanHandle;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.CustomSamplingContext;
import io.sentry.SpanStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for transactions and spans in code.
 */
class HandlesTests {

	private final AtomicReference<CustomSamplingContext> samplingContext = new AtomicReference<>();

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> options.setTracesSampler((context) -> {
		this.samplingContext.set(context.getCustomSamplingContext());
		return "unsampled".equals(context.getTransactionContext().getName()) ? 0.0 : 1.0;
	}));

	private final ManagerUnderTest underTest = new ManagerUnderTest();

	private final SentryManager manager = this.underTest.manager;

	@AfterEach
	void theThreadIsLeftWithoutAFault() {
		assertThat(this.sentry.scopes().getSpan()).isNull();
		assertThat(this.underTest.faults.count()).isZero();
	}

	@Test
	void tellsTheSamplerMoreOfATransaction() {
		this.manager.startTransaction("task.background", "t", Map.of("guild", "large", "users", 10_000)).close();
		assertThat(this.samplingContext.get().getData()).containsOnly(Map.entry("guild", "large"),
				Map.entry("users", 10_000));
		this.manager.startTransaction("cron", "renamed", Map.of("guild", "small")).close();
		assertThat(this.samplingContext.get().get("guild")).isEqualTo("small");
		this.manager.startTransaction("task.background", "plain").close();
		assertThat(this.samplingContext.get()).isNull();
	}

	@Test
	void startsASpanWithItsFirstData() {
		try (TransactionHandle transaction = this.manager.startTransaction("task", "t");
				SpanHandle span = this.manager.startSpan("db.query", "s", Map.of("rows", 3, "table", "cases"))) {
			span.setData("more", true);
		}
		JsonNode data = onlySpan().path("data");
		assertThat(data.path("rows").asInt()).isEqualTo(3);
		assertThat(data.path("table").asText()).isEqualTo("cases");
		assertThat(data.path("more").asBoolean()).isTrue();
	}

	@Test
	void setsAttributesAndSetupPhasesOfTheCurrentSpan() {
		try (TransactionHandle transaction = this.manager.startTransaction("task", "t")) {
			transaction.setSetupPhase("cogs", "starting");
			try (SpanHandle span = this.manager.startSpan("db.query", "s")) {
				this.manager.currentSpan().setAttributes(Map.of("rows", 3, "tables", List.of("cases", "users")));
				this.manager.currentSpan().setSetupPhase("database", "finished");
			}
		}
		SentryItem transaction = this.sentry.received().awaitTransaction("t");
		SentryAssertions.assertThat(transaction).hasTag("setup_phase", "cogs_starting");
		assertThat(onlySpan().path("data").path("tables").path(1).asText()).isEqualTo("users");
		assertThat(onlySpan().path("tags").path("setup_phase").asText()).isEqualTo("database_finished");
	}

	@Test
	void failsWithMoreThatIsKnown() {
		try (TransactionHandle transaction = this.manager.startTransaction("task", "t");
				SpanHandle span = this.manager.startSpan("db.query", "s")) {
			this.manager.currentSpan().fail(new TimeoutException("too slow"), Map.of("attempt", 2));
		}
		JsonNode span = onlySpan();
		assertThat(span.path("status").asText()).isEqualTo("deadline_exceeded");
		assertThat(span.path("data").path("error").asText()).isEqualTo("too slow");
		assertThat(span.path("data").path("extra.attempt").asInt()).isEqualTo(2);
		assertThat(span.path("data").has("traceback")).isFalse();
		assertThat(this.sentry.local().events()).isEmpty();
	}

	@Test
	void givesTheThreadBackWhenClosedInTheWrongOrder() {
		this.manager.setTag("where", "outside");
		TransactionHandle outer = this.manager.startTransaction("task", "outer");
		this.manager.setTag("where", "outer");
		SpanHandle inner = this.manager.startSpan("function", "inner");
		outer.close();
		assertThat(this.sentry.scopes().getSpan()).isNull();
		inner.close();
		assertThat(this.sentry.scopes().getSpan()).isNull();
		this.manager.captureMessage("after");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasTag("where", "outside");
	}

	@Test
	void givesTheThreadBackWhenAnInnerHandleIsForgotten() {
		try (TransactionHandle outer = this.manager.startTransaction("task", "outer")) {
			this.manager.startSpan("function", "forgotten");
		}
		assertThat(this.sentry.scopes().getSpan()).isNull();
	}

	@Test
	void keepsAnotherTransactionOpenWhenAnEarlierOneIsClosed() {
		TransactionHandle first = this.manager.startTransaction("task", "first");
		first.close();
		try (TransactionHandle second = this.manager.startTransaction("task", "second")) {
			first.close();
			this.manager.startSpan("function", "step").close();
		}
		assertThat(this.sentry.received().awaitTransaction("second").spans()).hasSize(1);
	}

	@Test
	void takesNoMoreAfterItsEnd() {
		try (TransactionHandle transaction = this.manager.startTransaction("task", "t")) {
			SpanHandle span = this.manager.startSpan("db.query", "s");
			span.setStatus(SpanStatus.NOT_FOUND).close();
			span.setTag("late", 1).setData("late", 1).setStatus(SpanStatus.OK).fail(new IOException()).close();
		}
		JsonNode span = onlySpan();
		assertThat(span.path("status").asText()).isEqualTo("not_found");
		assertThat(span.path("data").has("late")).isFalse();
		assertThat(span.path("data").has("error")).isFalse();
		assertThat(span.path("tags").has("late")).isFalse();
	}

	@Test
	void closesFromAnotherThread() throws Exception {
		TransactionHandle transaction = this.manager.startTransaction("task", "t");
		CompletableFuture.runAsync(() -> transaction.setTag("by", "other").close()).get(30, TimeUnit.SECONDS);
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasTag("by", "other");
		transaction.close();
	}

	@Test
	void copesWithValuesThatAreMissingOrCannotBeShown() {
		Object unspeakable = new Object() {
			@Override
			public String toString() {
				throw new UnsupportedOperationException();
			}
		};
		Map<String, Object> holes = new HashMap<>();
		holes.put("null", null);
		holes.put(null, "null");
		assertThatNoException().isThrownBy(() -> {
			try (TransactionHandle transaction = this.manager.startTransaction("task", "t", holes("a", null));
					SpanHandle span = this.manager.startSpan("function", "s", holes)) {
				span.setTag("unspeakable", unspeakable).setAttributes(null).setAttributes(holes);
				span.fail(new IOException(), null).setSetupPhase(null, null);
			}
		});
		assertThat(onlySpan().path("tags").has("unspeakable")).isFalse();
	}

	private static Map<String, Object> holes(String key, Object value) {
		Map<String, Object> map = new HashMap<>();
		map.put(key, value);
		return map;
	}

	@Test
	void finishesATransactionOnError() {
		TransactionHandle transaction = this.manager.startTransaction("task", "t");
		SpanHandle span = this.manager.startSpan("db.query", "s");
		this.manager.finishTransactionOnError();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("internal_error");
		assertThat(onlySpan().path("status").asText()).isEqualTo("internal_error");
		span.close();
		transaction.close();
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(1);
	}

	@Test
	void finishesATransactionOnErrorWithTheStatusThatWasSet() {
		try (TransactionHandle transaction = this.manager.startTransaction("task", "t")) {
			transaction.fail(new FileNotFoundException());
			this.manager.finishTransactionOnError();
		}
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("not_found");
		this.manager.finishTransactionOnError();
	}

	@Test
	void tracesWorkAsATransactionAndWithinOneAsASpan() throws IOException {
		String result = this.manager.trace("task", "outer", () -> {
			this.manager.trace("db", "inner", () -> this.manager.currentSpan().setData("rows", 3));
			return readNothing();
		});
		assertThat(result).isEqualTo("nothing");
		SentryItem item = this.sentry.received().awaitTransaction("outer");
		SentryAssertions.assertThat(item).hasOp("task.background").hasStatus("ok").hasSpan("db.query", "inner");
		assertThat(item.context("trace").path("origin").asText()).isEqualTo("manual");
		assertThat(item.spans().get(0).path("data").path("rows").asInt()).isEqualTo(3);
		SentryAssertions.assertThat(this.sentry.local()).hasTransactions(1);
	}

	private static String readNothing() throws IOException {
		return "nothing";
	}

	@Test
	void handsOnWhatTracedWorkThrows() {
		IOException failure = new IOException("disk full");
		assertThatIOException().isThrownBy(() -> this.manager.trace("task", "t", () -> {
			throw failure;
		})).isSameAs(failure);
		SentryItem item = this.sentry.received().awaitTransaction("t");
		SentryAssertions.assertThat(item).hasStatus("internal_error");
		assertThat(item.context("trace").path("data").path("error").asText()).isEqualTo("disk full");
	}

	@Test
	void endsTracedWorkWithTheFutureThatItReturns() {
		CompletableFuture<String> future = new CompletableFuture<>();
		CompletableFuture<String> result = this.manager.trace("task", "t", () -> future);
		assertThat(result).isSameAs(future);
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		future.completeExceptionally(new TimeoutException());
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("deadline_exceeded");
	}

	@Test
	void doesTheWorkWhereNothingIsSampled() {
		assertThat(this.manager.<Integer, RuntimeException>trace("task", "unsampled",
				() -> this.manager.<Integer, RuntimeException>trace("task", "within", () -> 1)))
			.isOne();
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
	}

	@Test
	void doesTheWorkWithoutSentry() throws IOException {
		this.sentry.stop();
		String result = this.manager.trace("task", "t", HandlesTests::readNothing);
		assertThat(result).isEqualTo("nothing");
		this.manager.startTransaction("task", "t", Map.of("a", 1)).setSetupPhase("a", "b").close();
		this.manager.startSpan("task", "t", Map.of("a", 1)).setAttributes(Map.of("b", 2)).close();
		this.manager.finishTransactionOnError();
		assertThatIOException().isThrownBy(() -> this.manager.trace("task", "t", () -> {
			throw new IOException();
		}));
	}

	private JsonNode onlySpan() {
		List<JsonNode> spans = this.sentry.received().awaitTransaction("t").spans();
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

}
