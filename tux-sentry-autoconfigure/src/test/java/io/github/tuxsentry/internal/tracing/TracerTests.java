package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ISpan;
import io.sentry.ScopesAdapter;
import io.sentry.SpanStatus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Tracer}.
 */
class TracerTests {

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	@Nested
	class WhenSampled {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry();

		@Test
		void sendsATransaction() {
			try (ActiveSpan transaction = tracer().startTransaction("task.background", "cleanup", "manual.test")) {
				assertThat(transaction.getTraceId()).isNotNull();
			}
			SentryItem item = this.sentry.received().awaitTransaction("cleanup");
			SentryAssertions.assertThat(item).hasOp("task.background").doesNotHaveStatus();
			assertThat(item.context("trace").path("origin").asText()).isEqualTo("manual.test");
			assertThat(item.payload().path("transaction_info").path("source").asText()).isEqualTo("custom");
			SentryAssertions.assertThat(this.sentry.local()).hasTransactions(1);
		}

		@Test
		void sendsSpansWithinEachOther() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "tree", "manual")) {
				try (ActiveSpan outer = tracer().startSpan("cache.get", "outer", "manual.cache");
						ActiveSpan inner = tracer().startSpan("db.query", "inner", "manual.db")) {
					inner.setStatus(SpanStatus.NOT_FOUND);
				}
				try (ActiveSpan sibling = tracer().startSpan("http.client", null, "manual")) {
					sibling.setData("size", 5);
				}
			}
			SentryItem item = this.sentry.received().awaitTransaction("tree");
			Map<String, JsonNode> spans = byOperation(item);
			assertThat(spans).containsOnlyKeys("cache.get", "db.query", "http.client");
			assertSpan(spans.get("cache.get"), "outer", "", "manual.cache", item.spanId());
			assertSpan(spans.get("db.query"), "inner", "not_found", "manual.db",
					spans.get("cache.get").path("span_id").asText());
			assertSpan(spans.get("http.client"), null, "", "manual", item.spanId());
			assertThat(item.spans())
				.allSatisfy((span) -> assertThat(span.path("trace_id").asText()).isEqualTo(item.traceId()));
		}

		@Test
		void namesTheSystemOfRedis() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "redis", "manual")) {
				tracer().startSpan("db.redis", "GET prefix:?", "manual").close();
				tracer().startSpan("db.query", "SELECT ?", "manual").close();
			}
			Map<String, JsonNode> spans = byOperation(this.sentry.received().awaitTransaction("redis"));
			assertThat(spans.get("db.redis").path("data").path("db.system").asText()).isEqualTo("redis");
			assertThat(spans.get("db.redis").path("data").path("db.system.name").asText()).isEqualTo("redis");
			assertThat(spans.get("db.query").path("data").has("db.system")).isFalse();
		}

		@Test
		void makesTheTransactionAndItsSpansCurrentAndGivesBackWhatWasBefore() {
			assertThat(tracer().isInTransaction()).isFalse();
			ActiveSpan transaction = tracer().startTransaction("task", "t", "manual");
			ISpan root = current();
			assertThat(tracer().isInTransaction()).isTrue();
			ActiveSpan span = tracer().startSpan("db", "s", "manual");
			assertThat(current()).isNotSameAs(root);
			assertThat(current().getSpanContext().getParentSpanId()).isEqualTo(root.getSpanContext().getSpanId());
			span.close();
			assertThat(current()).isSameAs(root);
			transaction.close();
			assertThat(current()).isNull();
			assertThat(tracer().isInTransaction()).isFalse();
		}

		@Test
		void putsATransactionWithinAnotherOnATraceOfItsOwn() {
			ActiveSpan outer = tracer().startTransaction("task", "outer", "manual");
			ISpan before = current();
			try (ActiveSpan span = tracer().startSpan("db", "s", "manual");
					ActiveSpan inner = tracer().startTransaction("task", "inner", "manual")) {
				assertThat(inner.getTraceId()).isNotEqualTo(outer.getTraceId());
				tracer().startSpan("cache", "in inner", "manual").close();
			}
			assertThat(current()).isSameAs(before);
			outer.close();
			this.sentry.received();
			SentryItem innerItem = this.sentry.local().awaitTransaction("inner");
			assertThat(byOperation(innerItem)).containsOnlyKeys("cache.operation");
			assertThat(innerItem.spans().get(0).path("parent_span_id").asText()).isEqualTo(innerItem.spanId());
			assertThat(byOperation(this.sentry.local().awaitTransaction("outer"))).containsOnlyKeys("db.query");
		}

		@Test
		void linksEventsToTheSpanInWhichTheyHappen() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "outer", "manual")) {
				this.sentry.scopes().captureMessage("in transaction");
				try (ActiveSpan span = tracer().startSpan("db", "s", "manual")) {
					this.sentry.scopes().captureMessage("in span");
				}
			}
			this.sentry.scopes().captureMessage("after");
			SentryItem item = this.sentry.received().awaitTransaction("outer");
			SentryItem inTransaction = event("in transaction");
			SentryItem inSpan = event("in span");
			SentryAssertions.assertThat(inTransaction).hasTraceIdOf(item).hasName("outer");
			assertThat(inTransaction.spanId()).isEqualTo(item.spanId());
			SentryAssertions.assertThat(inSpan).hasTraceIdOf(item);
			assertThat(inSpan.spanId()).isEqualTo(item.spans().get(0).path("span_id").asText());
			assertThat(event("after").traceId()).isNotEqualTo(item.traceId());
		}

		@Test
		void keepsWhatIsSetInATransactionWithinIt() {
			this.sentry.scopes().setTag("before", "1");
			try (ActiveSpan transaction = tracer().startTransaction("task", "t", "manual")) {
				this.sentry.scopes().setTag("inside", "1");
				this.sentry.scopes().captureMessage("inside");
			}
			this.sentry.scopes().captureMessage("after");
			this.sentry.received();
			SentryAssertions.assertThat(event("inside")).hasTag("before", "1").hasTag("inside", "1");
			SentryAssertions.assertThat(event("after")).hasTag("before", "1").doesNotHaveTag("inside");
			SentryAssertions.assertThat(this.sentry.local().awaitTransaction("t")).hasTag("inside", "1");
		}

		@Test
		void startsAnIsolatedTransactionWithoutWhatWasLeftOnTheThread() throws Exception {
			onAThreadOfAPool(() -> {
				this.sentry.scopes().setTag("left", "behind");
				this.sentry.scopes().configureScope((scope) -> scope.setExtra("left", "behind"));
				try (ActiveSpan transaction = tracer().startIsolatedTransaction("task", "clean", "auto.test")) {
					this.sentry.scopes().setTag("inside", "1");
					this.sentry.scopes().captureMessage("inside");
				}
				this.sentry.scopes().captureMessage("after");
			});
			this.sentry.received();
			SentryItem item = this.sentry.local().awaitTransaction("clean");
			SentryAssertions.assertThat(item).doesNotHaveTag("left").hasTag("inside", "1").doesNotHaveStatus();
			SentryAssertions.assertThat(event("inside")).doesNotHaveTag("left").hasTraceIdOf(item);
			assertThat(event("inside").payload().path("extra").has("left")).isFalse();
			SentryAssertions.assertThat(event("after")).hasTag("left", "behind").doesNotHaveTag("inside");
		}

		@Test
		void isolatesFromATransactionThatWasLeftOpenOnTheThread() throws Exception {
			onAThreadOfAPool(() -> {
				tracer().startTransaction("task", "forgotten", "manual");
				tracer().startSpan("db", "forgotten", "manual");
				try (ActiveSpan transaction = tracer().startIsolatedTransaction("task", "clean", "manual")) {
					tracer().startSpan("cache", "in clean", "manual").close();
				}
				try (ActiveSpan isolation = tracer().startIsolatedScope()) {
					assertThat(tracer().isInTransaction()).isFalse();
				}
				assertThat(tracer().isInTransaction()).isTrue();
			});
			assertThat(byOperation(this.sentry.received().awaitTransaction("clean")))
				.containsOnlyKeys("cache.operation");
		}

		@Test
		void isolatesWorkThatIsNoTransaction() throws Exception {
			onAThreadOfAPool(() -> {
				this.sentry.scopes().setTag("left", "behind");
				try (ActiveSpan isolation = tracer().startIsolatedScope()) {
					this.sentry.scopes().setTag("inside", "1");
					this.sentry.scopes().captureMessage("inside");
				}
				this.sentry.scopes().captureMessage("after");
			});
			this.sentry.received();
			SentryAssertions.assertThat(event("inside")).doesNotHaveTag("left").hasTag("inside", "1");
			SentryAssertions.assertThat(event("after")).hasTag("left", "behind").doesNotHaveTag("inside");
			SentryAssertions.assertThat(this.sentry.local()).hasNoTransactions();
		}

		@Test
		void putsASpanBesideOneThatIsLeftButHasNotEnded() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "t", "manual")) {
				ActiveSpan running = tracer().startSpan("http.client", "running", "manual");
				running.detach();
				tracer().startSpan("db", "beside", "manual").close();
				running.end();
			}
			SentryItem item = this.sentry.received().awaitTransaction("t");
			assertThat(byOperation(item)).containsOnlyKeys("http.client", "db.query");
			assertThat(item.spans())
				.allSatisfy((span) -> assertThat(span.path("parent_span_id").asText()).isEqualTo(item.spanId()));
		}

		@Test
		void startsNoSpanOutsideATransaction() {
			try (ActiveSpan span = tracer().startSpan("db", "s", "manual")) {
				assertThat(span.getTraceId()).isNull();
				assertThat(current()).isNull();
				assertThat(tracer().isInTransaction()).isFalse();
			}
			SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
		}

		@Test
		void startsNoSpanOnceTheTransactionHasEnded() {
			ActiveSpan transaction = tracer().startTransaction("task", "t", "manual");
			transaction.end();
			assertThat(tracer().isInTransaction()).isFalse();
			assertThat(tracer().startSpan("db", "s", "manual").getTraceId()).isNull();
			transaction.close();
			assertThat(this.sentry.received().awaitTransaction("t").spans()).isEmpty();
		}

		@Test
		void knowsTheCurrentSpanButCannotEndIt() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "t", "manual")) {
				ActiveSpan current = tracer().currentSpan();
				assertThat(current.getTraceId()).isEqualTo(transaction.getTraceId());
				current.setTag("by", "borrower").close();
				assertThat(tracer().isInTransaction()).isTrue();
				assertThat(current().isFinished()).isFalse();
			}
			SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasTag("by", "borrower");
		}

		@Test
		void hasACurrentSpanThatDoesNothingOutsideATransaction() {
			ActiveSpan current = tracer().currentSpan();
			current.setTag("a", "b").setData("c", 1).setName("n").close();
			assertThat(current.getTraceId()).isNull();
			SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
		}

		private SentryItem event(String message) {
			return this.sentry.local().awaitEvent((item) -> message.equals(item.message()));
		}

	}

	@Nested
	class WhenSampledOut {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry((options) -> options.setTracesSampleRate(0.0));

		@Test
		void sendsNothingAndStillIsATransaction() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "t", "manual")) {
				assertThat(tracer().isInTransaction()).isTrue();
				ISpan root = current();
				try (ActiveSpan span = tracer().startSpan("db", "s", "manual")) {
					assertThat(current()).isSameAs(root);
				}
				assertThat(current()).isSameAs(root);
			}
			assertThat(current()).isNull();
			SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		}

		@Test
		void stillKeepsWhatIsSetInATransactionWithinIt() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "t", "manual")) {
				this.sentry.scopes().setTag("inside", "1");
				this.sentry.scopes().captureMessage("inside");
			}
			this.sentry.scopes().captureMessage("after");
			List<SentryItem> events = this.sentry.received().events();
			SentryAssertions.assertThat(events.get(0)).hasMessage("inside").hasTag("inside", "1").hasName("t");
			SentryAssertions.assertThat(events.get(1)).hasMessage("after").doesNotHaveTag("inside");
		}

	}

	@Nested
	class WhenTracingIsOff {

		@RegisterExtension
		final LiveSentry sentry = new LiveSentry((options) -> options.setTracesSampleRate(null));

		@Test
		void sendsNothing() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "t", "manual");
					ActiveSpan span = tracer().startSpan("db", "s", "manual")) {
				span.setTag("a", "b");
			}
			assertThat(current()).isNull();
			SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		}

	}

	@Nested
	class WithoutSentry {

		@Test
		void doesNothing() {
			try (ActiveSpan transaction = tracer().startTransaction("task", "t", "manual");
					ActiveSpan isolated = tracer().startIsolatedTransaction("task", "t", "manual");
					ActiveSpan isolation = tracer().startIsolatedScope();
					ActiveSpan span = tracer().startSpan("db", "s", "manual");
					ActiveSpan current = tracer().currentSpan()) {
				assertThat(List.of(transaction, isolated, span, current))
					.allSatisfy((handle) -> assertThat(handle.getTraceId()).isNull());
				assertThat(tracer().isInTransaction()).isFalse();
			}
		}

	}

	private static void onAThreadOfAPool(Runnable work) throws Exception {
		CompletableFuture.runAsync(work).get(10, TimeUnit.SECONDS);
	}

	private Tracer tracer() {
		return this.tracer;
	}

	private static ISpan current() {
		return ScopesAdapter.getInstance().getSpan();
	}

	private static Map<String, JsonNode> byOperation(SentryItem item) {
		return item.spans().stream().collect(Collectors.toMap((span) -> span.path("op").asText(), (span) -> span));
	}

	private static void assertSpan(JsonNode span, String description, String status, String origin, String parent) {
		assertThat(span.path("description").textValue()).isEqualTo(description);
		assertThat(span.path("status").asText()).isEqualTo(status);
		assertThat(span.path("origin").asText()).isEqualTo(origin);
		assertThat(span.path("parent_span_id").asText()).isEqualTo(parent);
	}

}
