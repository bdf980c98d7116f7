package io.github.tuxsentry.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.TracedCall;
import io.github.tuxsentry.tracing.Tracer;
import io.github.tuxsentry.tracing.Transaction;
import io.github.tuxsentry.tracing.aop.TracingAdvisor;
import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryTracingAutoConfiguration}.
 */
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
			assertThat(context).doesNotHaveBean(TracingAdvisor.class).doesNotHaveBean(TracedCall.class);
			assertThat(context).hasSingleBean(SentryManager.class);
		});
	}

	@Test
	void backsOffWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(TracingAdvisor.class);
		});
	}

	@Test
	void isTurnedOffByProperty() {
		this.contextRunner.withPropertyValues("tux.sentry.tracing.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(TracingAdvisor.class).doesNotHaveBean(TracedCall.class);
			assertThat(AopUtils.isAopProxy(context.getBean(Cleanup.class))).isFalse();
			context.getBean(Cleanup.class).run();
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry).hasNoTransactions();
	}

	@Test
	void isTurnedOffWithEverything() {
		this.contextRunner.withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TracingAdvisor.class));
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasSingleBean(TracedCall.class).hasBean("ownTracedCall");
			assertThat(context).hasSingleBean(TracingAdvisor.class).hasBean("ownTracingAdvisor");
		});
	}

	private static void flush(BeanFactory context) {
		context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
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

	}

	public static class Cases {

		@Span(op = "db.query", description = "old cases")
		public void findOld() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		TracedCall ownTracedCall() {
			return new TracedCall(new Tracer(NoOpScopes.getInstance()), new FaultBarrier());
		}

		@Bean
		static TracingAdvisor ownTracingAdvisor() {
			return new TracingAdvisor(() -> new TracedCall(new Tracer(NoOpScopes.getInstance()), new FaultBarrier()));
		}

	}

}
