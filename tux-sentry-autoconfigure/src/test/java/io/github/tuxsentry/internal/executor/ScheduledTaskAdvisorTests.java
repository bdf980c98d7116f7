package io.github.tuxsentry.internal.executor;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.executor.ScheduledMethods.ScheduledTask;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Transaction;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.aop.Advisor;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows with Spring's own scheduling that beans run as they did before, whatever they are
 * made like.
 */
class ScheduledTaskAdvisorTests {

	@Test
	void beanWithAScheduledMethodIsProxied() throws InterruptedException {
		Ordinary bean = runs(new Ordinary());
		assertThat(AopUtils.isCglibProxy(bean)).isTrue();
	}

	@Test
	void beanWithAMethodOfItsPackageIsProxied() throws InterruptedException {
		assertThat(AopUtils.isCglibProxy(runs(new OfItsPackage()))).isTrue();
	}

	@Test
	void beanWithAnInterfaceKeepsItsClass() throws InterruptedException {
		assertThat(runs(new WithInterface())).isInstanceOf(WithInterface.class).matches(AopUtils::isCglibProxy);
	}

	@Test
	void beanOfAFinalClassIsLeftAlone() throws InterruptedException {
		assertThat(AopUtils.isAopProxy(runs(new OfFinalClass()))).isFalse();
	}

	@Test
	void beanWithAPrivateScheduledMethodIsLeftAlone() throws InterruptedException {
		assertThat(AopUtils.isAopProxy(runs(new WithPrivateMethod()))).isFalse();
	}

	@Test
	void beanWithAPrivateMethodOfSpringIsLeftAlone() throws InterruptedException {
		WithPrivateListener bean = new WithPrivateListener();
		assertThat(runs(bean)).isSameAs(bean);
		assertThat(bean.refreshed).isTrue();
	}

	/**
	 * JDA only examines the methods of the class of a listener.
	 */
	@Test
	void listenerOfAnnotatedEventsIsLeftAlone() throws InterruptedException {
		AnnotatedListener bean = new AnnotatedListener();
		assertThat(runs(bean)).isSameAs(bean);
	}

	@Test
	void beanWithAPrivateSetterIsProxied() throws InterruptedException {
		assertThat(runs(new WithPrivateSetter())).matches(AopUtils::isCglibProxy);
	}

	@Test
	void beanWithAFinalMethodIsLeftAlone() throws InterruptedException {
		WithFinalMethod bean = runs(new WithFinalMethod());
		assertThat(AopUtils.isAopProxy(bean)).isFalse();
		assertThat(bean.state()).isEqualTo("state");
	}

	@Test
	void beanWithAPublicFieldIsLeftAlone() throws InterruptedException {
		assertThat(runs(new WithPublicField()).state).isEqualTo("state");
	}

	@Test
	void beanWithAReactiveMethodIsLeftAlone() throws InterruptedException {
		assertThat(AopUtils.isAopProxy(runs(new Reactive()))).isFalse();
	}

	@Test
	void beanWithoutAScheduledMethodIsLeftAlone() {
		try (AnnotationConfigApplicationContext context = context(new Task() {
		})) {
			assertThat(AopUtils.isAopProxy(context.getBean(Task.class))).isFalse();
		}
	}

	@Test
	void taskIsNamedByBeanAndMethod() throws NoSuchMethodException {
		ScheduledTask task = new ScheduledMethods(() -> new TracedOperations(List::of, new FaultBarrier()))
			.find(Ordinary.class.getMethod("tick"), Ordinary.class);
		assertThat(task).isNotNull();
		assertThat(task.name()).isEqualTo("Ordinary.tick");
		assertThat(task.operation().operation()).isEqualTo("task.scheduled");
		assertThat(task.traced()).isTrue();
	}

	@Test
	void taskWithAnAnnotationIsLeftToThat() throws NoSuchMethodException {
		ScheduledTask task = new ScheduledMethods(() -> new TracedOperations(List::of, new FaultBarrier()))
			.find(Annotated.class.getMethod("tick"), Annotated.class);
		assertThat(task).isNotNull();
		assertThat(task.traced()).isFalse();
		assertThat(task.name()).isEqualTo("daily");
	}

	@Test
	void taskOfAnAnnotatedClassIsLeftToTheAnnotation() throws NoSuchMethodException {
		ScheduledTask task = new ScheduledMethods(() -> new TracedOperations(List::of, new FaultBarrier()))
			.find(OfAnnotatedClass.class.getMethod("tick"), OfAnnotatedClass.class);
		assertThat(task).isNotNull();
		assertThat(task.traced()).isFalse();
	}

	@SuppressWarnings("unchecked")
	private static <T extends Task> T runs(T bean) throws InterruptedException {
		try (AnnotationConfigApplicationContext context = context(bean)) {
			assertThat(((Task) bean).ran.await(10, TimeUnit.SECONDS)).as("the task ran").isTrue();
			return (T) context.getBean(Task.class);
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Task> AnnotationConfigApplicationContext context(T bean) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		AopConfigUtils.registerAutoProxyCreatorIfNecessary(context);
		AopConfigUtils.forceAutoProxyCreatorToUseClassProxying(context);
		ScheduledMethods methods = new ScheduledMethods(() -> new TracedOperations(List::of, new FaultBarrier()));
		context.registerBean(Advisor.class, () -> methods.advisor(() -> {
			throw new IllegalStateException("a task runs even without a runner");
		}, new FaultBarrier()), (definition) -> definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE));
		context.registerBean("task", (Class<T>) bean.getClass(), () -> bean);
		context.register(Scheduling.class);
		context.refresh();
		return context;
	}

	@EnableScheduling
	static class Scheduling {

	}

	static class Task {

		private final CountDownLatch ran = new CountDownLatch(1);

		void ran() {
			this.ran.countDown();
		}

	}

	static class Ordinary extends Task {

		@Scheduled(fixedDelay = 60_000)
		public void tick() {
			ran();
		}

	}

	static class OfItsPackage extends Task {

		@Scheduled(fixedDelay = 60_000)
		void tick() {
			ran();
		}

	}

	static class WithInterface extends Task implements Runnable {

		@Scheduled(fixedDelay = 60_000)
		void tick() {
			ran();
		}

		@Override
		public void run() {
			ran();
		}

	}

	static final class OfFinalClass extends Task {

		@Scheduled(fixedDelay = 60_000)
		void tick() {
			ran();
		}

	}

	static class WithPrivateMethod extends Task {

		@Scheduled(fixedDelay = 60_000)
		private void tick() {
			ran();
		}

		@Scheduled(fixedDelay = 60_000)
		public void another() {
			ran();
		}

	}

	static class WithPrivateListener extends Task {

		private boolean refreshed;

		@Scheduled(fixedRate = 60_000)
		public void tick() {
			ran();
		}

		@EventListener
		private void refreshed(ContextRefreshedEvent event) {
			this.refreshed = true;
		}

	}

	static class AnnotatedListener extends Task {

		@Scheduled(fixedRate = 60_000)
		public void tick() {
			ran();
		}

		@SubscribeEvent
		public void onEvent(GenericEvent event) {
		}

	}

	static class WithPrivateSetter extends Task {

		@Scheduled(fixedRate = 60_000)
		public void tick() {
			ran();
		}

		@Autowired
		private void setContext(ApplicationContext context) {
			assertThat(context).isNotNull();
		}

	}

	static class WithFinalMethod extends Task {

		private final String state = "state";

		@Scheduled(fixedDelay = 60_000)
		void tick() {
			ran();
		}

		final String state() {
			return this.state;
		}

	}

	static class WithPublicField extends Task {

		public String state = "state";

		@Scheduled(fixedDelay = 60_000)
		void tick() {
			ran();
		}

	}

	static class Reactive extends Task {

		@Scheduled(fixedDelay = 60_000)
		public Mono<Void> tick() {
			return Mono.fromRunnable(this::ran);
		}

	}

	static class Annotated extends Task {

		@Scheduled(fixedDelay = 60_000)
		@Transaction(op = "task.background", name = "daily")
		public void tick() {
			ran();
		}

	}

	@Transaction(op = "task.scheduled")
	static class OfAnnotatedClass {

		@Scheduled(fixedDelay = 1000)
		public void tick() {
		}

	}

}
