package io.github.tuxsentry.internal.tracing.aop;

import java.util.List;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.internal.tracing.TracerUnderTest;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import io.sentry.NoOpScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.PriorityOrdered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TracingWarnings}, and that such beans work as if they were not
 * annotated.
 */
@ExtendWith(OutputCaptureExtension.class)
class TracingWarningsTests {

	@Test
	void saysWhichMethodsAProxyCannotSeeAndWhy(CapturedOutput output) {
		try (AnnotationConfigApplicationContext context = context(true, Unseen.class)) {
			assertThat(context.getBean(Unseen.class).seen()).isEqualTo("seen");
		}
		assertWarning(output, "@Span on " + Unseen.class.getName() + ".hidden has no effect: the method is private");
		assertWarning(output,
				"@Transaction on " + Unseen.class.getName() + ".common has no effect: the method is static");
		assertWarning(output, "@Span on " + Unseen.class.getName() + ".fixed has no effect: the method is final");
		assertWarning(output,
				"@Span on " + Unseen.class.getName() + ".inPackage has no effect: the method is not public");
		assertThat(output).doesNotContain(".seen has no effect");
	}

	@Test
	void saysWhichClassesCannotBeProxiedAndLeavesThemAlone(CapturedOutput output) {
		try (AnnotationConfigApplicationContext context = context(true, FinalBean.class, Stateful.class,
				FinalRunnable.class)) {
			assertThat(AopUtils.isAopProxy(context.getBean(FinalBean.class))).isFalse();
			assertThat(context.getBean(Stateful.class).name()).isEqualTo("name");
			assertThat(context.getBean(FinalRunnable.class)).isNotNull();
		}
		assertWarning(output, "@Span on " + FinalBean.class.getName()
				+ ".work has no effect: FinalBean cannot be proxied, since it is final");
		assertWarning(output, "@Span on " + Stateful.class.getName()
				+ ".work has no effect: Stateful cannot be proxied, since it has the final method name");
		assertWarning(output, "@Span on " + FinalRunnable.class.getName()
				+ ".run has no effect: FinalRunnable cannot be proxied, since it is final");
	}

	@Test
	void knowsProxiesByInterface(CapturedOutput output) {
		try (AnnotationConfigApplicationContext context = context(false, FinalRunnable.class)) {
			assertThat(AopUtils.isJdkDynamicProxy(context.getBean(Runnable.class))).isTrue();
		}
		assertThat(output).doesNotContain(".run has no effect");
		assertWarning(output, "@Span on " + FinalRunnable.class.getName()
				+ ".beside has no effect: the bean is proxied by its interfaces only, none of which has the method");
	}

	@Test
	void saysWhichBeansWereMadeTooEarly(CapturedOutput output) {
		try (AnnotationConfigApplicationContext context = context(true, EarlyPostProcessor.class)) {
			assertThat(AopUtils.isAopProxy(context.getBean(EarlyPostProcessor.class))).isFalse();
		}
		assertWarning(output,
				"@Span on " + EarlyPostProcessor.class.getName() + ".work has no effect: the bean is not proxied");
	}

	@Test
	void saysAMethodOnceForAllBeansOfItsClass(CapturedOutput output) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			register(context, true);
			context.registerBean("one", FinalBean.class);
			context.registerBean("two", FinalBean.class);
			context.refresh();
		}
		assertWarning(output, FinalBean.class.getName() + ".work has no effect");
	}

	@Test
	void saysNothingOfTheOtherMethodsOfAnAnnotatedClass(CapturedOutput output) {
		try (AnnotationConfigApplicationContext context = context(true, AnnotatedClass.class)) {
			assertThat(AopUtils.isCglibProxy(context.getBean(AnnotatedClass.class))).isTrue();
		}
		assertWarning(output, AnnotatedClass.class.getName() + ".fixed has no effect: the method is final");
		assertThat(output).doesNotContain(".hidden has no effect").doesNotContain(".work has no effect");
	}

	private static void assertWarning(CapturedOutput output, String text) {
		assertThat(output.toString().split("\\R")).filteredOn((line) -> line.contains(text)).hasSize(1);
	}

	private static AnnotationConfigApplicationContext context(boolean byClass, Class<?>... beans) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		register(context, byClass);
		for (Class<?> bean : beans) {
			context.registerBean(bean);
		}
		context.refresh();
		return context;
	}

	private static void register(AnnotationConfigApplicationContext context, boolean byClass) {
		TestPropertyValues.of("spring.aop.proxy-target-class=" + byClass).applyTo(context);
		context.register(AopAutoConfiguration.class);
		List<Advisor> advisors = TracingAdvisorTests
			.advisors(() -> new TracedCall(TracerUnderTest.of(NoOpScopes.getInstance()), new FaultBarrier()), byClass);
		for (Advisor advisor : advisors) {
			BeanDefinition definition = BeanDefinitionBuilder.genericBeanDefinition(Advisor.class, () -> advisor)
				.setRole(BeanDefinition.ROLE_INFRASTRUCTURE)
				.getBeanDefinition();
			context.registerBeanDefinition("advisor" + advisors.indexOf(advisor), definition);
		}
		context.registerBean(TracingWarnings.class, () -> new TracingWarnings(context.getBeanFactory(), byClass));
	}

	static class Unseen {

		@Span
		public String seen() {
			hidden();
			return "seen";
		}

		@Span
		private void hidden() {
		}

		@Transaction(op = "task")
		public static void common() {
		}

		@Span
		public final void fixed() {
		}

		@Span
		void inPackage() {
		}

	}

	static final class FinalBean {

		@Span
		public void work() {
		}

	}

	static class Stateful {

		private final String name = "name";

		@Span
		public void work() {
		}

		public final String name() {
			return this.name;
		}

	}

	static final class FinalRunnable implements Runnable {

		@Override
		@Span
		public void run() {
		}

		@Span
		public void beside() {
		}

	}

	static class EarlyPostProcessor implements BeanPostProcessor, PriorityOrdered {

		@Override
		public int getOrder() {
			return 0;
		}

		@Span
		public void work() {
		}

	}

	@Span
	static class AnnotatedClass {

		public void work() {
			hidden();
		}

		public final void fixed() {
		}

		private void hidden() {
		}

	}

}
