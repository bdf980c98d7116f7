package io.github.tuxsentry.internal.beans;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/**
 * Looks up beans when they are first needed, once: by then Sentry has started, and they
 * may depend on anything. While the application starts, no other thread makes beans: it
 * would wait for the thread that starts the application, which may be waiting for it, as
 * a bean does that awaits a bot's connection. It is given those that are there.
 */
public final class OrderedBeans implements SmartInitializingSingleton {

	public static final String OURS = "tuxSentry";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Thread starter = Thread.currentThread();

	private volatile boolean open;

	private volatile boolean started;

	public OrderedBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Allow single beans to be looked up from now on.
	 */
	public void open() {
		this.open = true;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.open = true;
		this.started = true;
	}

	/**
	 * Return the bean of a type, for what works while beans are being made.
	 * @param <T> the type
	 * @param type the type
	 * @return supplies the bean; {@code null} if there is none, or none yet
	 */
	public <T> Supplier<@Nullable T> one(Class<T> type) {
		return new One<>(type);
	}

	/**
	 * Return the bean of a type, for what works while beans are being made.
	 * @param <T> the type
	 * @param type the type
	 * @param meanwhile what does if there is none, or none yet
	 * @return supplies the bean
	 */
	public <T> Supplier<T> oneOr(Class<T> type, T meanwhile) {
		Supplier<@Nullable T> one = one(type);
		return () -> {
			T bean = one.get();
			return (bean != null) ? bean : meanwhile;
		};
	}

	/**
	 * Returns the beans of a type but those of a type of ours. Our other ones, which need
	 * nothing that starts, are made at once.
	 */
	public <T> Supplier<List<T>> inOrderExcept(Class<T> type, Class<? extends T> ours) {
		Arrays.stream(namesOf(type))
			.filter((name) -> name.startsWith(OURS) && !this.beanFactory.isTypeMatch(name, ours))
			.forEach(this.beanFactory::getBean);
		return new Lookup<>(type, (bean) -> !ours.isInstance(bean), false);
	}

	/**
	 * Returns the beans of a type but those of a type of ours, for a purpose that cannot
	 * do without one of them: where some are not there yet, the lookup fails.
	 */
	public <T> Supplier<List<T>> allInOrderExcept(Class<T> type, Class<? extends T> ours) {
		return new Lookup<>(type, (bean) -> !ours.isInstance(bean), true);
	}

	public <T> Supplier<List<T>> inOrder(Class<T> type) {
		return new Lookup<>(type, (bean) -> true, false);
	}

	private boolean mayMakeBeans() {
		return this.started || Thread.currentThread() == this.starter;
	}

	private String[] namesOf(Class<?> type) {
		return this.beanFactory.getBeanNamesForType(type, true, false);
	}

	private <T> Stream<T> thoseThatAreThere(Class<T> type) {
		return Arrays.stream(namesOf(type))
			.filter(this.beanFactory::containsSingleton)
			.map(this.beanFactory::getSingleton)
			.filter(type::isInstance)
			.map(type::cast);
	}

	private final class One<T> implements Supplier<@Nullable T> {

		private final Class<T> type;

		@SuppressWarnings("OptionalUsedAsFieldOrParameterType")
		private volatile @Nullable Optional<T> found;

		private One(Class<T> type) {
			this.type = type;
		}

		@Override
		public @Nullable T get() {
			Optional<T> bean = this.found;
			if (bean != null) {
				return bean.orElse(null);
			}
			return OrderedBeans.this.open ? find() : null;
		}

		private @Nullable T find() {
			if (!mayMakeBeans()) {
				return thoseThatAreThere(this.type).findFirst().orElse(null);
			}
			try {
				T bean = OrderedBeans.this.beanFactory.getBeanProvider(this.type).getIfAvailable();
				this.found = Optional.ofNullable(bean);
				return bean;
			}
			catch (BeansException ex) {
				if (ex.contains(BeanCurrentlyInCreationException.class)) {
					return null;
				}
				throw ex;
			}
		}

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
				return thoseThatAreThereInOrder();
			}
			beans = OrderedBeans.this.beanFactory.getBeanProvider(this.type)
				.orderedStream()
				.filter(this.isMeant)
				.toList();
			this.found = beans;
			return beans;
		}

		private List<T> thoseThatAreThereInOrder() {
			if (this.onlyAll
					&& !Arrays.stream(namesOf(this.type)).allMatch(OrderedBeans.this.beanFactory::containsSingleton)) {
				throw new IllegalStateException("Beans of " + this.type.getName() + " are not there yet");
			}
			return thoseThatAreThere(this.type).filter(this.isMeant)
				.sorted(AnnotationAwareOrderComparator.INSTANCE)
				.toList();
		}

	}

}
