package io.github.tuxsentry.internal.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.autoconfigure.NamedAutoConfigurations;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryOperations;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.retry.MethodRetryEvent;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link SpringFrameworkRetryConfiguration}.
 */
class SpringFrameworkRetryTests {

	private static final String INSERT = "INSERT INTO cases (id) VALUES (?)";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = BotContext.sendingTo(this.sentry)
		.withConfiguration(NamedAutoConfigurations.of("DataSourceAutoConfiguration", "JdbcTemplateAutoConfiguration"))
		.withPropertyValues("spring.datasource.generate-unique-name=true", "tux.sentry.metrics.step=1h")
		.withUserConfiguration(Bot.class);

	@ParameterizedTest
	@EnumSource
	void statementsThatAreTriedAgainAreCountedAsRetries(Way way) {
		this.contextRunner.run((context) -> {
			createCases(context);
			way.insert(context);
			context.getBean(MetricsPublisher.class).publishNow();
		});
		assertThatTwoRetriesAreCounted();
	}

	@Test
	void eachCallIsAnOperationOfItsOwn() {
		this.contextRunner.run((context) -> {
			createCases(context);
			Cases cases = context.getBean(Cases.class);
			cases.insert(3);
			cases.insert(4);
			RetryTemplate template = context.getBean("template", RetryTemplate.class);
			template.invoke(() -> context.getBean(JdbcTemplate.class).update(INSERT, 5));
			template.invoke(() -> context.getBean(JdbcTemplate.class).update(INSERT, 6));
			context.getBean(JdbcTemplate.class).update(INSERT, 7);
			context.getBean(MetricsPublisher.class).publishNow();
		});
		assertThat(values("bot.database.operation.count", LocalMetric::value)).isNotEmpty();
		assertThat(values("bot.database.retries", LocalMetric::value)).isEmpty();
	}

	@Test
	void methodsWithoutRetriesBelongToTheOperationAround() {
		this.contextRunner.run((context) -> {
			createCases(context);
			AtomicInteger ids = new AtomicInteger();
			context.getBean("template", RetryTemplate.class)
				.invoke(() -> context.getBean(Cases.class).insertOnce(ids.incrementAndGet()));
			context.getBean(MetricsPublisher.class).publishNow();
		});
		assertThatTwoRetriesAreCounted();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.retry.enabled=false", "tux.sentry.enabled=false" })
	void canBeSwitchedOff(String property) {
		this.contextRunner.withPropertyValues(property).run((context) -> {
			assertThat(context).doesNotHaveBean(RetryDetector.class);
			assertThat(AopUtils.isAopProxy(context.getBean("template", RetryTemplate.class))).isFalse();
			createCases(context);
			Way.METHOD.insert(context);
			deleteThirdCase(context);
			Way.RETRYABLE.insert(context);
		});
		assertThat(values("bot.database.retries", LocalMetric::value)).isEmpty();
	}

	@Test
	void listenersOfTheApplicationAreCalled() {
		this.contextRunner.run((context) -> {
			createCases(context);
			Way.RETRYABLE.insert(context);
			deleteThirdCase(context);
			Way.METHOD.insert(context);
			Listener listener = context.getBean(Listener.class);
			assertThat(listener.calls).containsExactly("1 cases", "2 cases", "success cases");
			assertThat(context.getBean("template", RetryTemplate.class).getRetryListener()).isSameAs(listener);
			assertThat(context.getBean(RetryEvents.class).methods).containsExactly("insert", "insert");
		});
	}

	@Test
	void listenersReceiveTheTasksOfTheApplication() {
		this.contextRunner.run((context) -> {
			RetryTemplate template = context.getBean("template", RetryTemplate.class);
			Retryable<Integer> task = new FailingTwice(new AtomicInteger());
			template.execute(task);
			assertThat(context.getBean(Listener.class).tasks).hasSize(3).allMatch((received) -> received == task);
			Listener later = new Listener();
			template.setRetryListener(later);
			template.execute(new FailingTwice(new AtomicInteger()));
			assertThat(template.getRetryListener()).isSameAs(later);
			assertThat(later.tasks).hasSize(3).hasOnlyElementsOfType(FailingTwice.class);
		});
	}

	@Test
	void aMethodThatIsRetriedIsOneUnitOfWork() {
		this.contextRunner.withUserConfiguration(AsyncBot.class)
			.withPropertyValues("tux.sentry.sampling.other=1", "tux.sentry.sampling.tasks=1")
			.run((context) -> {
				Report report = context.getBean(Report.class);
				report.transaction();
				report.asynchronous();
				report.awaitAsynchronous();
			});
		assertThat(this.sentry.events()).isEmpty();
		assertThat(this.sentry.transactions()).filteredOn((transaction) -> "report".equals(transaction.name()))
			.singleElement()
			.satisfies((transaction) -> assertThat(transaction.status()).isEqualTo("ok"));
	}

	@Test
	void exceptionsOfTheApplicationAreUnchanged() {
		IllegalStateException failure = new IllegalStateException("always");
		this.contextRunner.run((context) -> {
			RetryTemplate template = context.getBean("template", RetryTemplate.class);
			assertThatThrownBy(() -> template.execute(() -> {
				throw failure;
			})).isInstanceOf(RetryException.class).hasCause(failure);
			assertThatThrownBy(() -> template.invoke(() -> {
				throw failure;
			})).isSameAs(failure);
			assertThatThrownBy(() -> context.getBean(Cases.class).fail(failure)).isSameAs(failure);
			assertThat(RetriedOperation.current()).isNull();
		});
	}

	@Test
	void finalTemplatesAreLeftUnchanged() {
		this.contextRunner.withBean(FinalTemplate.class).run((context) -> {
			AtomicInteger attempts = new AtomicInteger();
			assertThat(context.getBean(FinalTemplate.class).<Integer>execute(() -> failUntilThird(attempts)))
				.isEqualTo(3);
		});
	}

	@Test
	void methodsOfFinalClassesWithAnInterfaceAreCounted() {
		this.contextRunner.withBean(FinalCases.class)
			.withPropertyValues("spring.aop.proxy-target-class=false")
			.run((context) -> {
				createCases(context);
				context.getBean(CaseRepository.class).insert(new AtomicInteger());
				context.getBean(MetricsPublisher.class).publishNow();
			});
		assertThatTwoRetriesAreCounted();
	}

	@Test
	void templateWithTwoNamesIsObservedOnce() {
		this.contextRunner.withUserConfiguration(SharedTemplate.class).run((context) -> {
			RetryTemplate template = context.getBean("shared", RetryTemplate.class);
			assertThat(template).isSameAs(context.getBean("template"));
			assertThat(((Advised) template).getAdvisorCount()).isOne();
		});
	}

	@Test
	void publishersAreRetriedByReactorAsWithoutTheLibrary() {
		this.contextRunner.run((context) -> {
			Cases cases = context.getBean(Cases.class);
			assertThat(cases.reactive().block(Duration.ofSeconds(30))).isEqualTo(3);
		});
	}

	private void assertThatTwoRetriesAreCounted() {
		assertThat(values("bot.database.retries", LocalMetric::value)).containsExactly(1.0, 1.0);
		assertThat(values("bot.database.retries",
				(metric) -> metric.attributes().get("operation") + " " + metric.attributes().get("table")))
			.containsOnly("insert cases");
		assertThat(values("bot.database.operation.count",
				(metric) -> metric.attributes().get("operation") + " " + metric.attributes().get("success") + " "
						+ metric.attributes().get("retry_count")))
			.contains("insert false null", "insert false 1", "insert true 2");
	}

	private <T> List<T> values(String name, Function<LocalMetric, T> value) {
		return this.sentry.metrics().stream().filter((metric) -> metric.name().equals(name)).map(value).toList();
	}

	/**
	 * The first two cases exist, so that the third attempt succeeds.
	 */
	private static void createCases(ApplicationContext context) {
		JdbcTemplate database = context.getBean(JdbcTemplate.class);
		database.execute("CREATE TABLE cases (id INT PRIMARY KEY)");
		database.update("INSERT INTO cases (id) VALUES (1), (2)");
	}

	private static void deleteThirdCase(ApplicationContext context) {
		context.getBean(JdbcTemplate.class).update("DELETE FROM cases WHERE id = 3");
	}

	private static int failUntilThird(AtomicInteger attempts) {
		if (attempts.incrementAndGet() < 3) {
			throw new IllegalStateException("attempt " + attempts);
		}
		return attempts.get();
	}

	enum Way {

		METHOD, METHOD_OF_ADVISED_CLASS, FUTURE, RETRYABLE, SUPPLIER, RUNNABLE;

		void insert(ApplicationContext context) throws Exception {
			JdbcTemplate database = context.getBean(JdbcTemplate.class);
			RetryTemplate template = context.getBean("template", RetryTemplate.class);
			AtomicInteger ids = new AtomicInteger();
			switch (this) {
				case METHOD -> assertThat(context.getBean(Cases.class).insert(ids)).isOne();
				case METHOD_OF_ADVISED_CLASS -> assertThat(context.getBean(TracedCases.class).insert(ids)).isOne();
				case FUTURE -> assertThat(context.getBean(Cases.class).insertLater(ids)).isCompletedWithValue(1);
				case RETRYABLE ->
					assertThat(template.execute(named(() -> database.update(INSERT, ids.incrementAndGet())))).isOne();
				case SUPPLIER ->
					assertThat(template.invoke(() -> database.update(INSERT, ids.incrementAndGet()))).isOne();
				case RUNNABLE -> template.invoke(() -> {
					database.update(INSERT, ids.incrementAndGet());
				});
			}
			assertThat(ids).hasValue(3);
		}

		private static <R> Retryable<R> named(Retryable<R> task) {
			return new Retryable<>() {

				@Override
				public R execute() throws Throwable {
					return task.execute();
				}

				@Override
				public String getName() {
					return "cases";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableResilientMethods
	@Import({ Cases.class, TracedCases.class, Listener.class, RetryEvents.class })
	static class Bot {

		@Bean
		RetryTemplate template(Listener listener) {
			RetryTemplate template = new RetryTemplate(policy());
			template.setRetryListener(listener);
			return template;
		}

		static RetryPolicy policy() {
			return RetryPolicy.builder().maxRetries(2).delay(Duration.ZERO).build();
		}

	}

	static class Cases {

		private final JdbcTemplate database;

		Cases(JdbcTemplate database) {
			this.database = database;
		}

		@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 0)
		int insert(AtomicInteger ids) {
			return insertOnce(ids.incrementAndGet());
		}

		@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 0)
		int insert(int id) {
			return insertOnce(id);
		}

		@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 0)
		CompletableFuture<Integer> insertLater(AtomicInteger ids) {
			return CompletableFuture.completedFuture(insertOnce(ids.incrementAndGet()));
		}

		@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 0)
		void fail(RuntimeException failure) {
			throw failure;
		}

		@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 1)
		Mono<Integer> reactive() {
			AtomicInteger attempts = new AtomicInteger();
			return Mono.fromCallable(() -> failUntilThird(attempts));
		}

		int insertOnce(int id) {
			return this.database.update(INSERT, id);
		}

	}

	@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 0)
	static class TracedCases {

		private final JdbcTemplate database;

		TracedCases(JdbcTemplate database) {
			this.database = database;
		}

		@Span
		int insert(AtomicInteger ids) {
			return this.database.update(INSERT, ids.incrementAndGet());
		}

	}

	static class Listener implements RetryListener {

		final List<String> calls = new ArrayList<>();

		final List<Retryable<?>> tasks = new ArrayList<>();

		@Override
		public void beforeRetry(RetryPolicy policy, Retryable<?> task, RetryState state) {
			this.tasks.add(task);
			this.calls.add(state.getRetryCount() + " " + task.getName());
		}

		@Override
		public void onRetrySuccess(RetryPolicy policy, Retryable<?> task, Object result) {
			this.tasks.add(task);
			this.calls.add("success " + task.getName());
		}

	}

	record FailingTwice(AtomicInteger attempts) implements Retryable<Integer> {

		@Override
		public Integer execute() {
			return failUntilThird(this.attempts);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@Import(Report.class)
	static class AsyncBot {

	}

	static class Report {

		private final CountDownLatch done = new CountDownLatch(1);

		private final AtomicInteger attempts = new AtomicInteger();

		private final AtomicInteger asynchronousAttempts = new AtomicInteger();

		@Transaction(op = "task.background", name = "report")
		@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 0)
		public void transaction() {
			failUntilThird(this.attempts);
		}

		@Async
		@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 0)
		public void asynchronous() {
			failUntilThird(this.asynchronousAttempts);
			this.done.countDown();
		}

		public void awaitAsynchronous() throws InterruptedException {
			assertThat(this.done.await(30, TimeUnit.SECONDS)).isTrue();
		}

	}

	static class RetryEvents {

		final List<String> methods = new ArrayList<>();

		@EventListener
		void onRetry(MethodRetryEvent event) {
			this.methods.add(event.getMethod().getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SharedTemplate {

		@Bean
		RetryOperations shared(RetryTemplate template) {
			return template;
		}

	}

	static final class FinalTemplate extends RetryTemplate {

		FinalTemplate() {
			super(Bot.policy());
		}

	}

	interface CaseRepository {

		@org.springframework.resilience.annotation.Retryable(maxRetries = 2, delay = 0)
		void insert(AtomicInteger ids);

	}

	static final class FinalCases implements CaseRepository {

		private final JdbcTemplate database;

		FinalCases(JdbcTemplate database) {
			this.database = database;
		}

		@Override
		public void insert(AtomicInteger ids) {
			this.database.update(INSERT, ids.incrementAndGet());
		}

	}

}
