package io.github.tuxsentry.internal.reactor;

import java.time.Duration;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import io.micrometer.context.ContextRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryReactorAutoConfiguration}.
 */
class TuxSentryReactorAutoConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = BotContext.sendingTo(this.sentry)
		.withPropertyValues("tux.sentry.sampling.tasks=1")
		.withUserConfiguration(Reactive.class);

	/**
	 * The registry finds its accessors once, by the class loader of the first test.
	 */
	@BeforeAll
	static void findAccessors() {
		ContextRegistry.getInstance();
	}

	@Test
	void tracesEachSubscriptionToWhatAMethodReturns() {
		this.contextRunner.run((context) -> {
			Mono<Long> report = context.getBean(Reports.class).report();
			flush(context);
			SentryAssertions.assertThat(this.sentry).hasNoTransactions();
			assertThat(report.subscribeOn(Schedulers.parallel()).block()).isEqualTo(3);
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry)
			.onlyTransaction("Reports.report")
			.hasStatus("ok")
			.hasSpan("db.query", "Executing Cases.findAll");
	}

	@Test
	void backsOffWithoutReactorOnTheClassPath() {
		BotContext.withoutDsn().withClassLoader(new FilteredClassLoader("reactor")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(ReactorResultHandler.class);
		});
	}

	@Test
	void isTurnedOffByProperty() {
		this.contextRunner.withPropertyValues("tux.sentry.tracing.reactor.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(ReactorResultHandler.class);
			context.getBean(Reports.class).report();
			flush(context);
		});
		SentryAssertions.assertThat(this.sentry).onlyTransaction("Reports.report");
	}

	@Test
	void isTurnedOffWithTracing() {
		this.contextRunner.withPropertyValues("tux.sentry.tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactorResultHandler.class));
	}

	@Test
	void backsOffForABeanOfTheApplication() {
		this.contextRunner.withBean("ownHandler", ReactorResultHandler.class)
			.run((context) -> assertThat(context).hasSingleBean(ReactorResultHandler.class).hasBean("ownHandler"));
	}

	private static void flush(BeanFactory context) {
		context.getBean(SentryManager.class).flush(Duration.ofSeconds(10));
	}

	@Configuration(proxyBeanMethods = false)
	static class Reactive {

		@Bean
		Reports reports(Cases cases) {
			return new Reports(cases);
		}

		@Bean
		Cases cases() {
			return new Cases();
		}

	}

	public static class Reports {

		private final Cases cases;

		public Reports(Cases cases) {
			this.cases = cases;
		}

		@Transaction(op = "task.background")
		public Mono<Long> report() {
			return this.cases.findAll().count();
		}

	}

	@Span(op = "db.query")
	public static class Cases {

		public Flux<Integer> findAll() {
			return Flux.just(1, 2, 3).publishOn(Schedulers.boundedElastic());
		}

	}

}
