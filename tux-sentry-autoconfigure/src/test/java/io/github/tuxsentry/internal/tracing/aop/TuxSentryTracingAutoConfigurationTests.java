package io.github.tuxsentry.internal.tracing.aop;

import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.autoconfigure.FailureAnalyses;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.spi.FailureStatusRule;
import io.github.tuxsentry.spi.ResultHandler;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import io.sentry.SpanStatus;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TuxSentryTracingAutoConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = BotContext.sendingTo(this.sentry)
		.withPropertyValues("tux.sentry.sampling.tasks=1", "tux.sentry.sampling.other=1")
		.withUserConfiguration(Jobs.class);

	@Test
	void tracesTheAnnotatedMethodsOfBeans() {
		this.contextRunner.run((context) -> {
			context.getBean(Cleanup.class).run();
			flush(context);
		});
		SentryItem item = this.sentry.awaitTransaction("Cleanup.run");
		SentryAssertions.assertThat(item).hasOp("task.background").hasSpan("db.query", "old cases").hasStatus("ok");
		SentryAssertions.assertThat(this.sentry).hasTransactions(1);
	}

	@Test
	void endsAnAsynchronousTransactionWithItsWork() {
		this.contextRunner.run((context) -> {
			CompletableFuture<String> work = new CompletableFuture<>();
			assertThat(context.getBean(Cleanup.class).runLater(work)).isSameAs(work);
			flush(context);
			SentryAssertions.assertThat(this.sentry).hasNoTransactions();
			work.completeExceptionally(new IllegalStateException("boom"));
			flush(context);
			SentryAssertions.assertThat(this.sentry).onlyTransaction("Cleanup.runLater").hasStatus("internal_error");
		});
	}

	@Test
	void followsResultsWithHandlersOfTheApplication() {
		this.contextRunner.withBean(ResultHandler.class, BrokenOptionals::new).run((context) -> {
			context.getBean(Cleanup.class).findAny();
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry).onlyTransaction("Cleanup.findAny").hasStatus("not_found");
	}

	@ParameterizedTest
	@CsvSource({ "2", "," })
	void whatAHandlerReturnsThatTheMethodCannotLeavesTheMethodsOwnResult(String returned) {
		this.contextRunner.withBean(ResultHandler.class, () -> new Numbers(returned)).run((context) -> {
			assertThat(context.getBean(Cleanup.class).count()).isEqualTo(3);
			assertThat(context.getBean(Cleanup.class).boxed()).isEqualTo(3);
			flush(context);
		});
		assertThat(this.sentry.transactions()).hasSize(2);
	}

	@Test
	void startsWithABeanThatNoProxyCanStandFor(CapturedOutput output) {
		this.contextRunner.withBean("finalJob", FinalJob.class).run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean(FinalJob.class).run();
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry).hasNoTransactions();
		assertThat(output).containsOnlyOnce("@Transaction on " + FinalJob.class.getName() + ".run has no effect");
	}

	@Test
	void sendsTheConfiguredStatusOfAnExceptionAndOfItsSubclasses() {
		this.contextRunner
			.withPropertyValues("tux.sentry.tracing.statuses.java.lang.IllegalStateException=failed_precondition",
					"tux.sentry.tracing.statuses." + Missing.class.getCanonicalName() + "=not-found")
			.run((context) -> {
				fail(context, "subclass", new Subclass());
				fail(context, "missing", new Missing());
				fail(context, "well-known", new TimeoutException());
				flush(context);
			});
		SentryAssertions.assertThat(this.sentry.awaitTransaction("subclass")).hasStatus("failed_precondition");
		SentryAssertions.assertThat(this.sentry.awaitTransaction("missing")).hasStatus("not_found");
		SentryAssertions.assertThat(this.sentry.awaitTransaction("well-known")).hasStatus("deadline_exceeded");
	}

	private static void fail(BeanFactory context, String name, Throwable failure) {
		try (TransactionHandle transaction = context.getBean(SentryManager.class).startTransaction("task", name)) {
			transaction.fail(failure);
		}
	}

	@ParameterizedTest
	@CsvSource({ "com.example.Unknown, not_found, The class does not exist",
			"java.lang.String, not_found, The class is not an exception type",
			"java.lang.IllegalStateException, gone, PERMISSION_DENIED" })
	void failsToStartWithAStatusThatMakesNoSense(String type, String status, String reason) {
		String property = "tux.sentry.tracing.statuses." + type;
		this.contextRunner.withPropertyValues(property + "=" + status).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure(), property, status);
			assertThat(analysis.getDescription()).containsIgnoringCase(property).contains(status);
			assertThat(analysis.getDescription() + analysis.getAction()).contains(reason);
		});
	}

	@Test
	void asksRulesOfTheApplicationForStatuses() {
		this.contextRunner.withBean(FailureStatusRule.class, GoneRule::new).run((context) -> {
			fail(context, "gone", new Missing());
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry).onlyTransaction("gone").hasStatus("data_loss");
	}

	@Test
	void sendsSentrysNamesOfOperationsByDefault() {
		this.contextRunner.run((context) -> {
			context.getBean(Cleanup.class).run();
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry)
			.onlyTransaction("Cleanup.run")
			.hasOp("task.background")
			.hasSpan("db.query", "old cases");
	}

	@Test
	void sendsTuxsNamesOfOperationsIfAskedTo() {
		this.contextRunner.withPropertyValues("tux.sentry.tracing.operation-names=tux").run((context) -> {
			context.getBean(Cleanup.class).run();
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry)
			.onlyTransaction("Cleanup.run")
			.hasOp("task.background")
			.hasSpan("database.query", "old cases");
	}

	@Test
	void tracesWithoutAspectJOnTheClassPath() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.aspectj")).run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean(Cleanup.class).run();
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry).onlyTransaction("Cleanup.run").hasSpan("db.query", "old cases");
	}

	@Test
	void backsOffWithoutAopOnTheClassPath() {
		BotContext.withoutDsn().withClassLoader(new FilteredClassLoader(Advisor.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean("tuxSentryTracingAdvisor").doesNotHaveBean(TracedCall.class);
			assertThat(context).hasSingleBean(SentryManager.class);
		});
	}

	@Test
	void backsOffWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean("tuxSentryTracingAdvisor");
		});
	}

	@Test
	void isTurnedOffByProperty() {
		this.contextRunner.withPropertyValues("tux.sentry.tracing.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean("tuxSentryTracingAdvisor").doesNotHaveBean(TracedCall.class);
			assertThat(AopUtils.isAopProxy(context.getBean(Cleanup.class))).isFalse();
			context.getBean(Cleanup.class).run();
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry).hasNoTransactions();
	}

	@Test
	void isTurnedOffWithEverything() {
		this.contextRunner.withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("tuxSentryTracingAdvisor"));
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasSingleBean(TracedCall.class).hasBean("ownTracedCall");
			assertThat(context).getBean("tuxSentryTracingAdvisor").isSameAs(OwnBeans.ADVISOR);
			assertThat(context).doesNotHaveBean("tuxSentrySpanAdvisor");
		});
	}

	private static void flush(BeanFactory context) {
		context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
	}

	static class Missing extends Exception {

		private static final long serialVersionUID = 1L;

	}

	static final class Subclass extends IllegalStateException {

		private static final long serialVersionUID = 1L;

	}

	private static final class GoneRule implements FailureStatusRule {

		@Override
		public Class<? extends Throwable> type() {
			return Missing.class;
		}

		@Override
		public SpanStatus statusOf(Throwable failure) {
			return SpanStatus.DATA_LOSS;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Jobs {

		@Bean
		Cleanup cleanup(Cases cases) {
			return new Cleanup(cases);
		}

		@Bean
		Cases cases() {
			return new Cases();
		}

	}

	public static class Cleanup {

		private final Cases cases;

		public Cleanup(Cases cases) {
			this.cases = cases;
		}

		@Transaction(op = "task.background")
		public void run() {
			this.cases.findOld();
		}

		@Transaction(op = "task.background")
		public CompletionStage<String> runLater(CompletionStage<String> work) {
			return work;
		}

		@Transaction(op = "task.background")
		public Optional<String> findAny() {
			return Optional.empty();
		}

		@Transaction(op = "task.background")
		public int count() {
			return 3;
		}

		@Transaction(op = "task.background")
		public Integer boxed() {
			return 3;
		}

	}

	static final class FinalJob {

		@Transaction(op = "task.background")
		public void run() {
		}

	}

	private record Numbers(String returned) implements ResultHandler {

		@Override
		public boolean supports(Class<?> returnType) {
			return returnType == int.class || returnType == Integer.class;
		}

		@Override
		public Object onCompletion(Object result, Completion completion) {
			completion.done(null);
			return this.returned;
		}

	}

	/**
	 * Takes a result that is not there for a failure.
	 */
	private static final class BrokenOptionals implements ResultHandler {

		@Override
		public boolean supports(Class<?> returnType) {
			return returnType == Optional.class;
		}

		@Override
		public Object onCompletion(Object result, Completion completion) {
			completion.done((result == Optional.empty()) ? new FileNotFoundException() : null);
			return result;
		}

	}

	public static class Cases {

		@Span(op = "db.query", description = "old cases")
		public void findOld() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		private static final Advisor ADVISOR = TracingAdvisorTests
			.advisors(() -> new TracedCall(TracerUnderTest.of(NoOpScopes.getInstance()), new FaultBarrier()), false)
			.get(0);

		@Bean
		TracedCall ownTracedCall() {
			return new TracedCall(TracerUnderTest.of(NoOpScopes.getInstance()), new FaultBarrier());
		}

		@Bean
		static Advisor tuxSentryTracingAdvisor() {
			return ADVISOR;
		}

	}

}
