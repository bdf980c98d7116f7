package io.github.tuxsentry.internal.tracing;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.reactor.ReactorResultHandler;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Shows for each kind of result and each outcome: one span, with the right status, that
 * covers the work.
 */
class ResultsOverTheWireTests {

	private static final double CLOCK_SECONDS = 0.002;

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	private final FaultBarrier faults = new FaultBarrier();

	private final Tracer tracer = TracerUnderTest.of(ScopesAdapter.getInstance());

	private final TracedCall tracedCall = new TracedCall(this.tracer, this.faults);

	private final TracedOperations operations = new TracedOperations(() -> List.of(new ReactorResultHandler()),
			new FaultBarrier());

	static Stream<Arguments> everyKindAndOutcome() {
		return Arrays.stream(ResultKind.values())
			.flatMap((kind) -> Arrays.stream(WorkOutcome.values()).map((outcome) -> arguments(kind, outcome)));
	}

	@AfterEach
	void nothingIsLeft() {
		assertThat(this.sentry.scopes().getSpan()).isNull();
		assertThat(this.tracer.pendingFutures().size()).isZero();
		assertThat(this.faults.count()).isZero();
	}

	@ParameterizedTest
	@MethodSource("everyKindAndOutcome")
	void isOneSpanOfATransaction(ResultKind kind, WorkOutcome outcome) throws Exception {
		Work work = new Work(outcome);
		try (ActiveSpan transaction = this.tracer.startTransaction("task", "t", "manual")) {
			kind.use(call(kind, work, false), work);
			assertThat(this.tracer.isInTransaction()).isTrue();
		}
		SentryItem transaction = this.sentry.received().awaitTransaction("t");
		if (kind.isLazy() && outcome == WorkOutcome.IS_NEVER_ASKED_FOR) {
			assertThat(transaction.spans()).isEmpty();
			return;
		}
		assertThat(transaction.spans()).singleElement().satisfies((span) -> {
			assertThat(span.path("description").asText()).isEqualTo("work");
			assertThat(span.path("parent_span_id").asText()).isEqualTo(transaction.spanId());
			assertThat(span.path("status").asText()).isEqualTo(outcome.status());
			assertCovers(span, kind, work);
		});
		SentryAssertions.assertThat(transaction).doesNotHaveStatus();
	}

	@ParameterizedTest
	@MethodSource("everyKindAndOutcome")
	void isOneTransaction(ResultKind kind, WorkOutcome outcome) throws Exception {
		Work work = new Work(outcome);
		kind.use(call(kind, work, true), work);
		if (kind.isLazy() && outcome == WorkOutcome.IS_NEVER_ASKED_FOR) {
			SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
			return;
		}
		SentryItem transaction = this.sentry.local().awaitTransaction("work");
		SentryAssertions.assertThat(transaction).hasStatus(outcome.status());
		assertCovers(transaction.payload(), kind, work);
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(1);
	}

	private Object call(ResultKind kind, Work work, boolean transaction) {
		TracedOperation operation = new TracedOperation(transaction, "function", "work", "work",
				this.operations.resultsOf(kind.type()));
		Object[] result = new Object[1];
		Throwable thrown = catchThrowable(() -> result[0] = this.tracedCall.proceed(operation, () -> {
			work.beforeResult();
			return kind.make(work);
		}));
		if (work.outcome() == WorkOutcome.THROWS_AT_ONCE) {
			assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
		}
		return (thrown != null) ? CompletableFuture.completedFuture(thrown) : result[0];
	}

	private static void assertCovers(JsonNode span, ResultKind kind, Work work) {
		if (work.outcome() != WorkOutcome.IS_CANCELLED) {
			assertThat(span.path("start_timestamp").asDouble()).isLessThanOrEqualTo(work.start() + CLOCK_SECONDS);
			assertThat(span.path("timestamp").asDouble()).isGreaterThanOrEqualTo(work.end() - CLOCK_SECONDS);
		}
	}

}
