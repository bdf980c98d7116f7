package io.github.tuxsentry.internal.beans;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OrderedBeans}.
 */
class OrderedBeansTests {

	private final DefaultListableBeanFactory factory = new DefaultListableBeanFactory();

	private final OrderedBeans beans = new OrderedBeans(this.factory);

	private final Executor otherThread = (task) -> new Thread(task).start();

	OrderedBeansTests() {
		for (String name : List.of("one", "two")) {
			this.factory.registerBeanDefinition(name,
					new RootBeanDefinition(CharSequence.class, () -> new StringBuilder(name)));
		}
	}

	@Test
	void allBeansAreOnlyThereForAnotherThreadOnceEachOfThemExists() {
		Supplier<List<CharSequence>> all = this.beans.allInOrderExcept(CharSequence.class, String.class);
		this.factory.getBean("one");
		assertThat(inAnotherThread(all)).isNull();
		this.factory.getBean("two");
		assertThat(inAnotherThread(all)).hasSize(2);
	}

	@Test
	void allBeansAreNotThereForAnotherThreadOnceTheyAreDestroyed() {
		Supplier<List<CharSequence>> all = this.beans.allInOrderExcept(CharSequence.class, String.class);
		this.factory.preInstantiateSingletons();
		assertThat(inAnotherThread(all)).hasSize(2);
		this.factory.destroySingletons();
		assertThat(inAnotherThread(all)).isNull();
	}

	@Test
	void beansThatExistAreThereForAnotherThread() {
		Supplier<List<CharSequence>> some = this.beans.inOrder(CharSequence.class);
		assertThat(inAnotherThread(some)).isEmpty();
		this.factory.getBean("two");
		assertThat(inAnotherThread(some)).hasToString("[two]");
	}

	@Test
	void theMainThreadCreatesBeans() {
		Supplier<List<CharSequence>> all = this.beans.allInOrderExcept(CharSequence.class, String.class);
		assertThat(all.get()).hasToString("[one, two]");
		assertThat(inAnotherThread(all)).isSameAs(all.get());
	}

	@Test
	void allLookupsArePerformedWhenTheApplicationHasStarted() {
		Supplier<List<CharSequence>> all = this.beans.inOrder(CharSequence.class);
		this.beans.afterSingletonsInstantiated();
		assertThat(this.factory.containsSingleton("one")).isTrue();
		assertThat(inAnotherThread(all)).hasToString("[one, two]").isSameAs(all.get());
	}

	@Test
	void aBeanThatCannotBeCreatedDoesNotPreventTheStart() {
		this.factory.registerBeanDefinition("three", new RootBeanDefinition(CharSequence.class, () -> {
			throw new IllegalStateException("no configuration");
		}));
		Supplier<List<CharSequence>> all = this.beans.inOrder(CharSequence.class);
		this.beans.afterSingletonsInstantiated();
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(all::get)
			.withStackTraceContaining("no configuration");
	}

	@Test
	void severalBeansOfWhichOneIsUsedFailTheStart() {
		this.beans.one(CharSequence.class);
		assertThatExceptionOfType(AmbiguousBeanException.class).isThrownBy(this.beans::afterSingletonsInstantiated)
			.withMessageContaining("CharSequence")
			.satisfies((ex) -> assertThat(ex.getBeanNames()).containsExactly("one", "two"));
	}

	@Test
	void thePrimaryBeanIsUsed() {
		this.factory.getBeanDefinition("two").setPrimary(true);
		Supplier<CharSequence> one = this.beans.one(CharSequence.class);
		this.beans.afterSingletonsInstantiated();
		assertThat(one.get()).hasToString("two");
	}

	private <T> T inAnotherThread(Supplier<T> beans) {
		return CompletableFuture.supplyAsync(beans, this.otherThread).join();
	}

}
