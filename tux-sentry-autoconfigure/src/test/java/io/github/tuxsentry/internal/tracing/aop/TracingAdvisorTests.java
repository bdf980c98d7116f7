package io.github.tuxsentry.internal.tracing.aop;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.reactor.ReactorResultHandler;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AliasFor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for the tracing advisor on proxies that Spring makes.
 */
class TracingAdvisorTests {

	private static final Supplier<TracedCall> TRACED_CALL = () -> new TracedCall(
			TracerUnderTest.of(ScopesAdapter.getInstance()), new FaultBarrier());

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry();

	@Test
	void advisesTheMethodsOfAClass() {
		Cleanup cleanup = classProxy(new Cleanup());
		assertThat(cleanup.run("x")).isEqualTo("ran x");
		SentryAssertions.assertThat(this.sentry.received())
			.onlyTransaction("Cleanup.run")
			.hasOp("task.scheduled")
			.hasStatus("ok");
	}

	@Test
	void makesSpansOfTheMethodsOfOrderedBeans() {
		Cleanup cleanup = classProxy(new Cleanup());
		Cases cases = classProxy(new Cases());
		cleanup.runWith(cases);
		SentryAssertions.assertThat(this.sentry.received())
			.onlyTransaction("nightly")
			.hasSpan("db.query", "old cases")
			.hasSpan("function", "Executing Cases.countAll");
	}

	@Test
	void advisesMethodsWhoseAnnotationIsOnAnInterface() {
		Report viaInterface = interfaceProxy(new DailyReport());
		assertThat(AopUtils.isJdkDynamicProxy(viaInterface)).isTrue();
		viaInterface.send();
		SentryAssertions.assertThat(this.sentry.received().awaitTransaction("DailyReport.send"))
			.hasOp("task.background");
		classProxy(new DailyReport()).send();
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(2);
	}

	@Test
	void advisesMethodsWhoseAnnotationIsOnTheClassBehindAnInterfaceProxy() {
		Runnable proxy = interfaceProxy(new AnnotatedRunnable());
		assertThat(AopUtils.isJdkDynamicProxy(proxy)).isTrue();
		proxy.run();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("AnnotatedRunnable.run");
	}

	@Test
	void advisesMethodsWhoseAnnotationIsOnTheSuperclass() {
		classProxy(new SpecialCleanup()).run("x");
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("SpecialCleanup.run");
	}

	@Test
	void advisesMethodsOfGenericInterfaces() {
		Step<String> step = interfaceProxy(new StringStep());
		step.apply("x");
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("StringStep.apply");
	}

	@Test
	void understandsAnAnnotationThatIsMadeOfOurs() {
		classProxy(new Jobs()).daily();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("daily job").hasOp("task.scheduled");
	}

	@Test
	void prefersTheTransactionWhereBothAnnotationsStand() {
		classProxy(new Jobs()).both();
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("Jobs.both");
	}

	@Test
	void leavesMethodsAloneThatAreNotPublic() {
		Cleanup cleanup = classProxy(new Cleanup());
		cleanup.packagePrivate();
		cleanup.protectedOne();
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
	}

	@Test
	void leavesMethodsAloneThatCarryNoAnnotation() {
		Cleanup cleanup = classProxy(new Cleanup());
		assertThat(cleanup.plain()).isEqualTo("plain");
		assertThat(cleanup.toString()).isEqualTo("cleanup");
		SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
	}

	@Test
	void handsTheVeryExceptionOn() {
		IllegalStateException failure = new IllegalStateException("boom");
		Jobs jobs = classProxy(new Jobs());
		assertThat(catchThrowable(() -> jobs.fail(failure))).isSameAs(failure);
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("Jobs.fail").hasStatus("internal_error");
	}

	@Test
	void handsCheckedExceptionsOn() {
		IOException failure = new IOException("disk full");
		assertThatIOException().isThrownBy(() -> classProxy(new Jobs()).failChecked(failure)).isSameAs(failure);
		SentryAssertions.assertThat(this.sentry.received())
			.onlyTransaction("Jobs.failChecked")
			.hasStatus("internal_error");
	}

	@Test
	void endsWithTheStageThatAMethodReturns() {
		CompletableFuture<String> stage = new CompletableFuture<>();
		assertThat(classProxy(new Jobs()).async(stage)).isSameAs(stage);
		SentryAssertions.assertThat(this.sentry.received()).hasNoTransactions();
		stage.completeExceptionally(new IOException());
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("Jobs.async").hasStatus("internal_error");
	}

	@Test
	void justMakesTheCallWhenTracingCannotBeHad() {
		Cleanup proxy = proxy(new Cleanup(), true, () -> {
			throw new IllegalStateException("the context is closed");
		});
		assertThat(proxy.run("x")).isEqualTo("ran x");
		SentryAssertions.assertThat(this.sentry.received()).hasReceivedNothing();
	}

	@Test
	void asksForTracingAtTheFirstCallOnly() {
		int[] asked = new int[1];
		Cleanup proxy = proxy(new Cleanup(), true, () -> {
			asked[0]++;
			return TRACED_CALL.get();
		});
		assertThat(asked[0]).isZero();
		proxy.run("1");
		proxy.run("2");
		assertThat(asked[0]).isOne();
	}

	@Test
	void standsInAContextThatMakesProxiesOfItsOwn() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				AopAutoConfiguration.class, AdvisedConfiguration.class)) {
			Cleanup cleanup = context.getBean(Cleanup.class);
			assertThat(AopUtils.isCglibProxy(cleanup)).isTrue();
			assertThat(AopUtils.isAopProxy(context.getBean(Unannotated.class))).isFalse();
			assertThat(AopUtils.isAopProxy(context.getBean("onlyNotPublic"))).isFalse();
			cleanup.runWith(context.getBean(Cases.class));
			SentryItem item = this.sentry.received().awaitTransaction("nightly");
			SentryAssertions.assertThat(item).hasSpan("db.query", "old cases");
		}
	}

	@Test
	void makesASpanOfALazyResultThatWasObtainedOutsideOfTheTransaction() {
		Cases cases = classProxy(new Cases());
		Mono<String> open = cases.open();
		classProxy(new Cleanup()).run(open);
		SentryAssertions.assertThat(this.sentry.received()).onlyTransaction("Cleanup.run").hasSpan("db.query", "open");
	}

	@Test
	void holdsAUnitOfWorkOpenForAMethodThatIsNoSpan() {
		HeldWork work = new HeldWork();
		CompletableFuture<String> found = new CompletableFuture<>();
		try (UnitOfWork.Entered entered = UnitOfWork.enter(work)) {
			assertThat(classProxy(new Cases()).search(found)).isSameAs(found);
		}
		assertThat(work.holds).isOne();
		found.complete("x");
		assertThat(work.holds).isZero();
	}

	@Test
	void keepsTheMethodsOfClassesBehindTheSameInterfaceApart() {
		Search first = interfaceProxy(new FirstSearch());
		Search second = interfaceProxy(new SecondSearch());
		assertThat(first.getClass()).isSameAs(second.getClass());
		Cleanup cleanup = classProxy(new Cleanup());
		cleanup.search(first, second);
		cleanup.search(second, first);
		SentryAssertions.assertThat(this.sentry.received()).hasTransactions(2);
		assertThat(this.sentry.received().transactions()).allSatisfy(
				(item) -> SentryAssertions.assertThat(item).hasSpan("db.query", "first").hasSpan("db.query", "second"));
	}

	private static <T> T classProxy(T target) {
		return proxy(target, true, TRACED_CALL);
	}

	private static <T> T interfaceProxy(T target) {
		return proxy(target, false, TRACED_CALL);
	}

	@SuppressWarnings("unchecked")
	private static <T> T proxy(Object target, boolean ofClass, Supplier<TracedCall> tracedCall) {
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(ofClass);
		factory.addAdvisors(advisors(tracedCall, false));
		return (T) factory.getProxy();
	}

	static List<Advisor> advisors(Supplier<TracedCall> tracedCall, boolean byClass) {
		return methods(byClass).map((methods) -> methods.advisor(tracedCall, new FaultBarrier())).toList();
	}

	static Stream<AnnotatedMethods> methods(boolean byClass) {
		AnnotatedClasses classes = new AnnotatedClasses();
		return Stream.of(true, false)
			.map((withinTransactions) -> new AnnotatedMethods(classes, withinTransactions,
					() -> new TracedOperations(() -> List.of(new ReactorResultHandler()), new FaultBarrier()),
					new ProxyRules(byClass)));
	}

	static class Cleanup {

		@Transaction(op = "task.scheduled")
		public String run(String what) {
			return "ran " + what;
		}

		@Transaction(op = "task.scheduled", name = "nightly")
		public void runWith(Cases cases) {
			cases.findOld();
			cases.countAll();
		}

		@Transaction(op = "task.scheduled")
		public void run(Mono<String> mono) {
			mono.block();
		}

		@Transaction(op = "task.scheduled", name = "both")
		public void search(Search first, Search second) {
			first.search();
			second.search();
		}

		public String plain() {
			return "plain";
		}

		@Transaction(op = "task")
		void packagePrivate() {
		}

		@Transaction(op = "task")
		protected void protectedOne() {
		}

		@Override
		public String toString() {
			return "cleanup";
		}

	}

	static class SpecialCleanup extends Cleanup {

		@Override
		public String run(String what) {
			return "specially " + super.run(what);
		}

	}

	static class Cases {

		@Span(op = "db.query", description = "old cases")
		public void findOld() {
		}

		@Span
		public void countAll() {
		}

		@Span(op = "db.query", description = "open")
		public Mono<String> open() {
			return Mono.just("open");
		}

		@Span(op = "db.query")
		public Future<String> search(Future<String> found) {
			return found;
		}

	}

	interface Search {

		void search();

	}

	static class FirstSearch implements Search {

		@Override
		@Span(op = "db.query", description = "first")
		public void search() {
		}

	}

	static class SecondSearch implements Search {

		@Override
		@Span(op = "db.query", description = "second")
		public void search() {
		}

	}

	static class HeldWork extends UnitOfWork {

		private int holds;

		@Override
		public boolean isEnded() {
			return false;
		}

		@Override
		public boolean hold() {
			this.holds++;
			return true;
		}

		@Override
		public void release() {
			this.holds--;
		}

		@Override
		public void failed(Throwable thrown) {
			throw new AssertionError(thrown);
		}

	}

	interface Report {

		@Transaction(op = "task")
		void send();

	}

	static class DailyReport implements Report {

		@Override
		public void send() {
		}

	}

	static class AnnotatedRunnable implements Runnable {

		@Override
		@Transaction(op = "task")
		public void run() {
		}

	}

	interface Step<T> {

		void apply(T value);

	}

	static class StringStep implements Step<String> {

		@Override
		@Transaction(op = "task")
		public void apply(String value) {
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@Transaction(op = "task.scheduled")
	@interface Job {

		@AliasFor(annotation = Transaction.class, attribute = "name")
		String value();

	}

	static class Jobs {

		@Job("daily job")
		public void daily() {
		}

		@Span
		@Transaction(op = "task")
		public void both() {
		}

		@Transaction(op = "task")
		public void fail(RuntimeException failure) {
			throw failure;
		}

		@Transaction(op = "task")
		public void failChecked(IOException failure) throws IOException {
			throw failure;
		}

		@Transaction(op = "task")
		public CompletionStage<String> async(CompletionStage<String> stage) {
			return stage;
		}

	}

	static class Unannotated {

		public void work() {
		}

	}

	static class OnlyNotPublic {

		@Transaction(op = "task")
		void work() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AdvisedConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor spanAdvisor(ObjectProvider<TracedCall> tracedCall) {
			return advisors(tracedCall::getObject, false).get(0);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor tracingAdvisor(ObjectProvider<TracedCall> tracedCall) {
			return advisors(tracedCall::getObject, false).get(1);
		}

		@Bean
		TracedCall tracedCall() {
			return TRACED_CALL.get();
		}

		@Bean
		Cleanup cleanup() {
			return new Cleanup();
		}

		@Bean
		Cases cases() {
			return new Cases();
		}

		@Bean
		Unannotated unannotated() {
			return new Unannotated();
		}

		@Bean
		OnlyNotPublic onlyNotPublic() {
			return new OnlyNotPublic();
		}

	}

}
