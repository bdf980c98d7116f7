package io.github.tuxsentry.internal.tracing;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.ResultHandler;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracedOperations}.
 */
class TracedOperationsTests {

	private final TracedOperations operations = new TracedOperations(List::of, new FaultBarrier());

	@Test
	void namesATransactionByItsAnnotation() throws Exception {
		TracedOperation operation = transaction("named");
		assertThat(operation.transaction()).isTrue();
		assertThat(operation.operation()).isEqualTo("task.background");
		assertThat(operation.name()).isEqualTo("nightly clean-up");
		assertThat(operation.description()).isEqualTo("nightly clean-up");
	}

	@Test
	void namesATransactionByItsMethodOtherwise() throws Exception {
		TracedOperation operation = transaction("unnamed");
		assertThat(operation.name()).isEqualTo("Work.unnamed");
		assertThat(operation.description()).isEqualTo("Work.unnamed");
	}

	@Test
	void describesASpanByItsAnnotation() throws Exception {
		TracedOperation operation = span("described");
		assertThat(operation.transaction()).isFalse();
		assertThat(operation.operation()).isEqualTo("db.query");
		assertThat(operation.description()).isEqualTo("all cases");
	}

	@Test
	void describesASpanByItsMethodOtherwise() throws Exception {
		TracedOperation operation = span("undescribed");
		assertThat(operation.operation()).isEqualTo("function");
		assertThat(operation.description()).isEqualTo("Executing Work.undescribed");
	}

	@Test
	void followsCompletionStagesOfAnyKind() throws Exception {
		assertThat(span("stage").results()).isSameAs(ResultHandlers.FUTURE);
		assertThat(span("completable").results()).isSameAs(ResultHandlers.FUTURE);
	}

	@Test
	void followsFuturesOfAnyKind() throws Exception {
		assertThat(span("future").results()).isSameAs(ResultHandlers.FUTURE);
		assertThat(span("futureTask").results()).isSameAs(ResultHandlers.FUTURE);
	}

	@Test
	void goesByWhatIsReturnedWhereThatMayBeAnything() throws Exception {
		assertThat(span("object").results()).isInstanceOf(ResultHandlers.AnyHandler.class);
	}

	@Test
	void takesAllOtherResultsAsTheyAre() throws Exception {
		assertThat(span("described").results()).isSameAs(ResultHandlers.PLAIN);
		assertThat(span("optional").results()).isSameAs(ResultHandlers.PLAIN);
		assertThat(span("undescribed").results()).isSameAs(ResultHandlers.PLAIN);
	}

	@Test
	void putsTheNameOfAClassBeforeThatOfItsMethods() throws Exception {
		Method method = Work.class.getMethod("undescribed");
		TracedOperation named = this.operations.transactionOfClass(NamedJobs.class.getAnnotation(Transaction.class),
				method, Work.class);
		assertThat(named.name()).isEqualTo("nightly.undescribed");
		assertThat(named.description()).isEqualTo("nightly.undescribed");
		TracedOperation described = this.operations.spanOfClass(NamedJobs.class.getAnnotation(Span.class), method,
				Work.class);
		assertThat(described.description()).isEqualTo("the cases.undescribed");
		TracedOperation unnamed = this.operations.spanOfClass(UnnamedJobs.class.getAnnotation(Span.class), method,
				Work.class);
		assertThat(unnamed.description()).isEqualTo("Executing Work.undescribed");
	}

	@Test
	void isTracedAsAFunctionUnlessItIsSaidOtherwise() throws Exception {
		assertThat(span("described").origin()).isEqualTo("auto.function.tux_sentry");
		assertThat(span("described").withOrigin("auto.task.spring").origin()).isEqualTo("auto.task.spring");
	}

	@Test
	void asksGivenHandlersBeforeTheBuiltInOnes() throws Exception {
		ResultHandler forStages = new StageHandler();
		TracedOperations custom = new TracedOperations(() -> List.of(forStages), new FaultBarrier());
		Method stage = Work.class.getMethod("stage");
		Method object = Work.class.getMethod("object");
		assertThat(custom.span(stage.getAnnotation(Span.class), stage, Work.class).results()).isSameAs(forStages);
		assertThat(custom.span(object.getAnnotation(Span.class), object, Work.class).results())
			.isInstanceOf(ResultHandlers.AnyHandler.class);
	}

	@Test
	void asksTheNextHandlerWhereOneThrows() {
		ResultHandler broken = new StageHandler() {

			@Override
			public boolean supports(Class<?> returnType) {
				throw new IllegalStateException("broken");
			}

		};
		ResultHandler forStages = new StageHandler();
		List<ResultHandler> handlers = List.of(broken, forStages);
		TracedOperations custom = new TracedOperations(() -> handlers, new FaultBarrier());
		assertThat(custom.resultsOf(CompletionStage.class)).isSameAs(forStages);
		AtomicInteger done = new AtomicInteger();
		CompletableFuture<String> running = new CompletableFuture<>();
		assertThat(custom.resultsOf(Object.class).onCompletion(running, (failure) -> done.incrementAndGet()))
			.isSameAs(running);
		assertThat(done).hasValue(0);
	}

	private TracedOperation transaction(String name) throws NoSuchMethodException {
		Method method = Work.class.getMethod(name);
		return this.operations.transaction(method.getAnnotation(Transaction.class), method, Work.class);
	}

	private TracedOperation span(String name) throws NoSuchMethodException {
		Method method = Work.class.getMethod(name);
		return this.operations.span(method.getAnnotation(Span.class), method, Work.class);
	}

	private static class StageHandler implements ResultHandler {

		@Override
		public boolean supports(Class<?> returnType) {
			return CompletionStage.class.isAssignableFrom(returnType);
		}

		@Override
		public Object onCompletion(Object result, Completion completion) {
			return result;
		}

	}

	@Transaction(op = "task", name = "nightly")
	@Span(description = "the cases")
	static class NamedJobs {

	}

	@Span
	static class UnnamedJobs {

	}

	interface Work {

		@Transaction(op = "task.background", name = "nightly clean-up")
		void named();

		@Transaction(op = "task.background")
		void unnamed();

		@Span(op = "db.query", description = "all cases")
		String described();

		@Span
		void undescribed();

		@Span
		CompletionStage<String> stage();

		@Span
		CompletableFuture<String> completable();

		@Span
		Future<String> future();

		@Span
		FutureTask<String> futureTask();

		@Span
		Optional<String> optional();

		@Span
		Object object();

	}

}
