package io.github.tuxsentry.internal.tracing;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.ResultHandler;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link TracedCall} with the built-in result handlers.
 */
class TracedCallTests {

	private static final ResultHandler PLAIN = ResultHandlers.PLAIN;

	private static final ResultHandler STAGES = ResultHandlers.FUTURE;

	private final FaultBarrier faults = new FaultBarrier();

	private final TracedCall tracedCall = new TracedCall(TracerUnderTest.of(ScopesAdapter.getInstance()), this.faults);

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	@Test
	void makesATransactionOfACall() throws Throwable {
		Object result = new Object();
		assertThat(this.tracedCall.proceed(transaction("cleanup", PLAIN), () -> {
			this.sentry.scopes().setTag("inside", "1");
			return result;
		})).isSameAs(result);
		SentryItem item = this.sentry.received().awaitTransaction("cleanup");
		SentryAssertions.assertThat(item).hasOp("task.background").hasStatus("ok").hasTag("inside", "1");
		assertThat(item.context("trace").path("origin").asText()).isEqualTo("auto.function.tux_sentry");
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void makesAChildOfATransactionWithinATransaction() throws Throwable {
		this.tracedCall.proceed(transaction("outer", PLAIN),
				() -> this.tracedCall.proceed(transaction("inner", PLAIN), () -> null));
		SentryItem item = this.sentry.received().awaitTransaction("outer");
		SentryAssertions.assertThat(this.sentry.local()).hasTransactions(1);
		assertThat(item.spans()).singleElement().satisfies((span) -> {
			assertThat(span.path("op").asText()).isEqualTo("task.background");
			assertThat(span.path("description").asText()).isEqualTo("inner");
			assertThat(span.path("status").asText()).isEqualTo("ok");
			assertThat(span.path("origin").asText()).isEqualTo("auto.function.tux_sentry");
			assertThat(span.path("parent_span_id").asText()).isEqualTo(item.spanId());
		});
	}

	@Test
	void makesSpansOfCallsWithinEachOther() throws Throwable {
		this.tracedCall.proceed(transaction("t", PLAIN), () -> {
			this.tracedCall.proceed(span("outer", PLAIN),
					() -> this.tracedCall.proceed(span("inner", PLAIN), () -> null));
			return this.tracedCall.proceed(span("sibling", PLAIN), () -> null);
		});
		SentryItem item = this.sentry.received().awaitTransaction("t");
		Map<String, JsonNode> spans = byDescription(item);
		assertThat(spans).containsOnlyKeys("outer", "inner", "sibling");
		assertThat(parentOf(spans.get("outer"))).isEqualTo(item.spanId());
		assertThat(parentOf(spans.get("inner"))).isEqualTo(spans.get("outer").path("span_id").asText());
		assertThat(parentOf(spans.get("sibling"))).isEqualTo(item.spanId());
	}

	@Test
	void justMakesTheCallOfASpanOutsideATransaction() throws Throwable {
		assertThat(this.tracedCall.proceed(span("s", PLAIN), () -> {
			assertThat(this.sentry.scopes().getSpan()).isNull();
			return "result";
		})).isEqualTo("result");
		SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
	}

	@Test
	void handsTheVeryExceptionOnAndFailsTheTransaction() {
		IOException failure = new IOException("disk full");
		Throwable thrown = catchThrowable(() -> this.tracedCall.proceed(transaction("t", PLAIN), () -> {
			throw failure;
		}));
		assertThat(thrown).isSameAs(failure).hasNoSuppressedExceptions();
		assertThat(this.sentry.scopes().getSpan()).isNull();
		SentryItem item = this.sentry.received().awaitTransaction("t");
		SentryAssertions.assertThat(item).hasStatus("internal_error");
		assertThat(item.context("trace").path("data").path("error").asText()).isEqualTo("disk full");
	}

	@Test
	void failsOnlyTheSpanWhoseFailureIsCaught() throws Throwable {
		this.tracedCall.proceed(transaction("t", PLAIN),
				() -> catchThrowable(() -> this.tracedCall.proceed(span("failing", PLAIN), () -> {
					throw new StackOverflowError();
				})));
		SentryItem item = this.sentry.received().awaitTransaction("t");
		SentryAssertions.assertThat(item).hasStatus("ok");
		assertThat(byDescription(item).get("failing").path("status").asText()).isEqualTo("internal_error");
	}

	@Test
	void isCancelledByACancellation() {
		catchThrowable(() -> this.tracedCall.proceed(transaction("t", PLAIN), () -> {
			throw new CancellationException();
		}));
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("cancelled");
	}

	@Test
	void endsWithTheStageAndNotWithTheReturn() throws Throwable {
		CompletableFuture<String> stage = new CompletableFuture<>();
		AtomicReference<ISpan> running = new AtomicReference<>();
		Object result = this.tracedCall.proceed(transaction("async", STAGES), () -> {
			running.set(this.sentry.scopes().getSpan());
			return stage;
		});
		assertThat(result).isSameAs(stage);
		assertThat(this.sentry.scopes().getSpan()).isNull();
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		running.get().startChild("db.query", "after the return").finish();
		CompletableFuture.runAsync(() -> stage.complete("done")).join();
		SentryItem item = this.sentry.received().awaitTransaction("async");
		SentryAssertions.assertThat(item).hasStatus("ok");
		JsonNode span = byDescription(item).get("after the return");
		assertThat(item.payload().path("start_timestamp").asDouble())
			.isLessThanOrEqualTo(span.path("start_timestamp").asDouble());
		assertThat(item.payload().path("timestamp").asDouble())
			.isGreaterThanOrEqualTo(span.path("timestamp").asDouble());
	}

	@Test
	void keepsAnAsynchronousSpanOpenUntilItsStageIsDone() throws Throwable {
		CompletableFuture<String> stage = new CompletableFuture<>();
		this.tracedCall.proceed(transaction("t", PLAIN), () -> {
			this.tracedCall.proceed(span("async", STAGES), () -> stage);
			this.tracedCall.proceed(span("beside", PLAIN), () -> null);
			stage.complete("done");
			return null;
		});
		SentryItem item = this.sentry.received().awaitTransaction("t");
		Map<String, JsonNode> spans = byDescription(item);
		assertThat(parentOf(spans.get("beside"))).isEqualTo(item.spanId());
		assertThat(spans.get("async").path("status").asText()).isEqualTo("ok");
		assertThat(spans.get("async").path("timestamp").asDouble())
			.isGreaterThanOrEqualTo(spans.get("beside").path("timestamp").asDouble());
	}

	@Test
	void endsAtTheReturnWhenTheStageIsDoneByThen() throws Throwable {
		this.tracedCall.proceed(transaction("t", STAGES), () -> CompletableFuture.completedFuture("done"));
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("ok");
	}

	@Test
	void failsWithTheStage() throws Throwable {
		assertStatus("internal_error", (stage) -> stage.completeExceptionally(new IOException("no answer")));
		SentryItem item = this.sentry.local().awaitTransaction("t");
		assertThat(item.context("trace").path("data").path("error").asText()).isEqualTo("no answer");
	}

	@Test
	void failsWithTheCauseOfACompletionException() throws Throwable {
		assertStatus("internal_error",
				(stage) -> stage.completeExceptionally(new CompletionException(new IOException("no answer"))));
		SentryItem item = this.sentry.local().awaitTransaction("t");
		assertThat(item.context("trace").path("data").path("error").asText()).isEqualTo("no answer");
	}

	@Test
	void isCancelledWithTheStage() throws Throwable {
		assertStatus("cancelled", (stage) -> stage.cancel(true));
	}

	@Test
	void isCancelledWithTheStageItDependsOn() throws Throwable {
		CompletableFuture<String> origin = new CompletableFuture<>();
		CompletionStage<Integer> dependent = origin.thenApply(String::length);
		assertThat(this.tracedCall.proceed(transaction("t", STAGES), () -> dependent)).isSameAs(dependent);
		origin.cancel(false);
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("cancelled");
	}

	@Test
	void endsAtTheReturnWhenThereIsNoStage() throws Throwable {
		assertThat(this.tracedCall.proceed(transaction("t", STAGES), () -> null)).isNull();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("ok");
	}

	@Test
	void failsWhenAMethodWithAStageThrows() {
		IllegalStateException failure = new IllegalStateException("no stage");
		assertThat(catchThrowable(() -> this.tracedCall.proceed(transaction("t", STAGES), () -> {
			throw failure;
		}))).isSameAs(failure);
		assertThat(this.sentry.scopes().getSpan()).isNull();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("internal_error");
	}

	@Test
	void keepsWhatIsSetWithinTheCallFromTheCaller() throws Throwable {
		this.tracedCall.proceed(transaction("t", STAGES), () -> {
			this.sentry.scopes().setTag("inside", "1");
			return new CompletableFuture<>();
		});
		this.sentry.scopes().captureMessage("after");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().doesNotHaveTag("inside");
	}

	@Test
	void keepsAFaultOfAResultHandlerFromTheCallerAndStillSendsTheTransaction() throws Throwable {
		ResultHandler broken = new BrokenHandler();
		assertThat(this.tracedCall.proceed(transaction("t", broken), () -> "result")).isEqualTo("result");
		assertThat(this.faults.count()).isOne();
		assertThat(this.sentry.scopes().getSpan()).isNull();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("ok");
	}

	@Test
	void releasesItsWorkAfterAFaultOfAResultHandler() throws Throwable {
		AtomicInteger holds = new AtomicInteger();
		UnitOfWork work = new UnitOfWork() {
			@Override
			public boolean hold() {
				return holds.incrementAndGet() > 0;
			}

			@Override
			public boolean isEnded() {
				return false;
			}

			@Override
			public void release() {
				holds.decrementAndGet();
			}

			@Override
			public void failed(Throwable thrown) {
				throw new UnsupportedOperationException("nothing fails", thrown);
			}
		};
		try (UnitOfWork.Entered entered = UnitOfWork.enter(work)) {
			this.tracedCall.proceed(transaction("t", new BrokenHandler()), () -> "result");
		}
		assertThat(holds).hasValue(0);
	}

	@Test
	void keepsAFailureThatCannotBeDescribedFromHidingItself() {
		RuntimeException failure = new RuntimeException() {
			@Override
			public String getMessage() {
				throw new StackOverflowError();
			}
		};
		Throwable thrown = null;
		try {
			this.tracedCall.proceed(transaction("t", PLAIN), () -> {
				throw failure;
			});
		}
		catch (Throwable ex) {
			thrown = ex;
		}
		assertThat(thrown == failure).isTrue();
		assertThat(this.sentry.scopes().getSpan()).isNull();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus("internal_error");
	}

	@Test
	void makesTheCallOnceWhenSentryFailsInEveryWay() throws Throwable {
		IScopes broken = (IScopes) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { IScopes.class },
				(proxy, method, args) -> {
					throw new IllegalStateException(method.getName());
				});
		TracedCall call = new TracedCall(TracerUnderTest.of(broken), this.faults);
		AtomicReference<String> calls = new AtomicReference<>("");
		assertThat(call.proceed(transaction("t", STAGES), () -> calls.accumulateAndGet("called", String::concat)))
			.isEqualTo("called");
		IOException failure = new IOException();
		assertThat(catchThrowable(() -> call.proceed(span("s", PLAIN), () -> {
			throw failure;
		}))).isSameAs(failure);
		assertThat(this.faults.count()).isEqualTo(2);
	}

	@Test
	void justMakesTheCallWithoutSentry() throws Throwable {
		this.sentry.stop();
		assertThat(this.tracedCall.proceed(transaction("t", PLAIN),
				() -> this.tracedCall.proceed(span("s", PLAIN), () -> "result")))
			.isEqualTo("result");
		CompletableFuture<String> stage = new CompletableFuture<>();
		assertThat(this.tracedCall.proceed(transaction("t", STAGES), () -> stage)).isSameAs(stage);
		stage.complete("done");
		assertThat(this.faults.count()).isZero();
		SentryAssertions.assertThat(this.sentry.local()).hasReceivedNothing();
	}

	private void assertStatus(String status, Consumer<CompletableFuture<String>> completion) throws Throwable {
		CompletableFuture<String> stage = new CompletableFuture<>();
		assertThat(this.tracedCall.proceed(transaction("t", STAGES), () -> stage)).isSameAs(stage);
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		completion.accept(stage);
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("t").hasStatus(status);
	}

	private static TracedOperation transaction(String name, ResultHandler results) {
		return new TracedOperation(true, "task.background", name, name, results);
	}

	private static TracedOperation span(String description, ResultHandler results) {
		return new TracedOperation(false, "function", "unused", description, results);
	}

	private static Map<String, JsonNode> byDescription(SentryItem item) {
		return item.spans()
			.stream()
			.collect(Collectors.toMap((span) -> span.path("description").asText(), (span) -> span));
	}

	private static String parentOf(JsonNode span) {
		return span.path("parent_span_id").asText();
	}

	private static final class BrokenHandler implements ResultHandler {

		@Override
		public boolean supports(Class<?> returnType) {
			return true;
		}

		@Override
		public Object onCompletion(Object result, Completion completion) {
			throw new IllegalStateException("broken handler");
		}

	}

}
