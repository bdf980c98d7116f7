package io.github.tuxsentry.internal.beans;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/**
 * Lazy lookup of beans, performed once when they are first needed, and at the latest when
 * the application has started. By then Sentry has started, and the beans may depend on
 * anything. During startup, only the main thread creates beans. Another thread would wait
 * for the singleton lock of the main thread, which may in turn wait for that thread, as a
 * bean does that awaits a bot's connection. Other threads get the beans that exist
 * already. A bean that awaits a connection may also be created later, so that no lookup
 * is left to the threads of a bot. The start fails if there are several beans of a type
 * of which only one is used.
 */
public final class OrderedBeans implements SmartInitializingSingleton {

	/**
	 * Prefix of the names of the library's beans.
	 */
	public static final String NAME_PREFIX = "tuxSentry";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Thread mainThread = Thread.currentThread();

	private final Queue<Supplier<?>> lookups = new ConcurrentLinkedQueue<>();

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
		for (Supplier<?> lookup = this.lookups.poll(); lookup != null; lookup = this.lookups.poll()) {
			performIfPossible(lookup);
		}
		this.started = true;
	}

	private static void performIfPossible(Supplier<?> lookup) {
		try {
			Object unused = lookup.get();
		}
		catch (AmbiguousBeanException ex) {
			throw ex;
		}
		catch (Exception ex) {
			// The beans are looked up again, and the failure is reported, when they are
			// needed.
		}
	}

	private <S extends Supplier<?>> S register(S lookup) {
		if (!this.started) {
			this.lookups.add(lookup);
		}
		return lookup;
	}

	/**
	 * Return the bean of a type, for callers that run while beans are being created.
	 * @param <T> the type
	 * @param type the type
	 * @return the supplier of the bean, or of {@code null} if it does not exist (yet)
	 */
	public <T> Supplier<@Nullable T> one(Class<T> type) {
		return register(new One<>(type));
	}

	/**
	 * Return the bean of a type, for callers that run while beans are being created.
	 * @param <T> the type
	 * @param type the type
	 * @param fallback the object to use if the bean does not exist (yet)
	 * @return the supplier of the bean
	 */
	public <T> Supplier<T> oneOr(Class<T> type, T fallback) {
		Supplier<@Nullable T> one = one(type);
		return () -> {
			T bean = one.get();
			return (bean != null) ? bean : fallback;
		};
	}

	/**
	 * Return the beans of a type in order except those of the given type. The library's
	 * other beans of the type, which have no dependency on startup, are created now.
	 */
	public <T> Supplier<List<T>> inOrderExcept(Class<T> type, Class<? extends T> excluded) {
		for (String name : namesOf(type)) {
			if (name.startsWith(NAME_PREFIX) && !this.beanFactory.isTypeMatch(name, excluded)) {
				this.beanFactory.getBean(name);
			}
		}
		return register(new Lookup<>(type, (bean) -> !excluded.isInstance(bean), false));
	}

	/**
	 * Return the beans of a type in order except those of the given type, or {@code null}
	 * while any of them does not exist yet or any longer.
	 */
	public <T> Supplier<@Nullable List<T>> allInOrderExcept(Class<T> type, Class<? extends T> excluded) {
		return register(new Lookup<>(type, (bean) -> !excluded.isInstance(bean), true));
	}

	public <T> Supplier<List<T>> inOrder(Class<T> type) {
		return register(new Lookup<>(type, (bean) -> true, false));
	}

	private boolean mayCreateBeans() {
		return this.started || Thread.currentThread() == this.mainThread;
	}

	private String[] namesOf(Class<?> type) {
		return this.beanFactory.getBeanNamesForType(type, true, false);
	}

	private <T> Stream<T> existing(Class<T> type) {
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
			if (!mayCreateBeans()) {
				return existing(this.type).findFirst().orElse(null);
			}
			try {
				T bean = OrderedBeans.this.beanFactory.getBeanProvider(this.type).getIfAvailable();
				this.found = Optional.ofNullable(bean);
				return bean;
			}
			catch (NoUniqueBeanDefinitionException ex) {
				throw new AmbiguousBeanException(this.type, List.of(namesOf(this.type)));
			}
			catch (BeansException ex) {
				if (ex.contains(BeanCurrentlyInCreationException.class)) {
					return null;
				}
				throw ex;
			}
		}

	}

	private final class Lookup<T> implements Supplier<@Nullable List<T>> {

		private final Class<T> type;

		private final Predicate<T> included;

		private final boolean complete;

		private volatile @Nullable List<T> found;

		private Lookup(Class<T> type, Predicate<T> included, boolean complete) {
			this.type = type;
			this.included = included;
			this.complete = complete;
		}

		@Override
		public @Nullable List<T> get() {
			List<T> beans = this.found;
			if (beans != null) {
				return beans;
			}
			if (!mayCreateBeans()) {
				return existingInOrder();
			}
			beans = OrderedBeans.this.beanFactory.getBeanProvider(this.type)
				.orderedStream()
				.filter(this.included)
				.toList();
			this.found = beans;
			return beans;
		}

		private @Nullable List<T> existingInOrder() {
			if (this.complete
					&& !Arrays.stream(namesOf(this.type)).allMatch(OrderedBeans.this.beanFactory::containsSingleton)) {
				return null;
			}
			return existing(this.type).filter(this.included).sorted(AnnotationAwareOrderComparator.INSTANCE).toList();
		}

	}

}
