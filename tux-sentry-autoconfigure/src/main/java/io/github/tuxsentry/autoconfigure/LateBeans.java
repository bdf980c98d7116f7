package io.github.tuxsentry.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/**
 * Looks up all beans of a type in order, once, when they are first needed: by then Sentry
 * has started, so that they may depend on it. While the application starts, no other
 * thread makes beans: it would wait for the thread that starts the application, which may
 * be waiting for it, as a bean does that awaits a bot's connection. It is given those
 * that are there.
 */
final class LateBeans implements SmartInitializingSingleton {

	private static final String OURS = "tuxSentry";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Thread starter = Thread.currentThread();

	private volatile boolean started;

	LateBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.started = true;
	}

	/**
	 * Returns the beans of a type but those of a type of ours. Our other ones, which need
	 * nothing that starts, are made at once.
	 */
	<T> Supplier<List<T>> inOrderExcept(Class<T> type, Class<? extends T> ours) {
		Arrays.stream(this.beanFactory.getBeanNamesForType(type, true, false))
			.filter((name) -> name.startsWith(OURS) && !this.beanFactory.isTypeMatch(name, ours))
			.forEach(this.beanFactory::getBean);
		return new Lookup<>(type, (bean) -> !ours.isInstance(bean), false);
	}

	/**
	 * Returns the beans of a type but those of a type of ours, for a purpose that cannot
	 * do without one of them: where some are not there yet, the lookup fails.
	 */
	<T> Supplier<List<T>> allInOrderExcept(Class<T> type, Class<? extends T> ours) {
		return new Lookup<>(type, (bean) -> !ours.isInstance(bean), true);
	}

	<T> Supplier<List<T>> inOrder(Class<T> type) {
		return new Lookup<>(type, (bean) -> true, false);
	}

	private boolean mayMakeBeans() {
		return this.started || Thread.currentThread() == this.starter;
	}

	private final class Lookup<T> implements Supplier<List<T>> {

		private final Class<T> type;

		private final Predicate<T> isMeant;

		private final boolean onlyAll;

		private volatile @Nullable List<T> found;

		private Lookup(Class<T> type, Predicate<T> isMeant, boolean onlyAll) {
			this.type = type;
			this.isMeant = isMeant;
			this.onlyAll = onlyAll;
		}

		@Override
		public List<T> get() {
			List<T> beans = this.found;
			if (beans != null) {
				return beans;
			}
			if (!mayMakeBeans()) {
				return thoseThatAreThere();
			}
			beans = LateBeans.this.beanFactory.getBeanProvider(this.type).orderedStream().filter(this.isMeant).toList();
			this.found = beans;
			return beans;
		}

		private List<T> thoseThatAreThere() {
			ConfigurableListableBeanFactory factory = LateBeans.this.beanFactory;
			String[] names = factory.getBeanNamesForType(this.type, true, false);
			if (this.onlyAll && !Arrays.stream(names).allMatch(factory::containsSingleton)) {
				throw new IllegalStateException("Beans of " + this.type.getName() + " are not there yet");
			}
			return Arrays.stream(names)
				.filter(factory::containsSingleton)
				.map(factory::getSingleton)
				.filter(this.type::isInstance)
				.map(this.type::cast)
				.filter(this.isMeant)
				.sorted(AnnotationAwareOrderComparator.INSTANCE)
				.toList();
		}

	}

}
