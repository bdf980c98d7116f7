package io.github.tuxsentry.internal.beans;

import java.util.List;
import java.util.function.Supplier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * Looks up all beans of a type in order, once, when they are first needed: by then Sentry
 * has started, so that they may depend on it.
 */
public final class OtherBeans {

	private OtherBeans() {
	}

	public static <T> Supplier<List<T>> inOrder(ObjectProvider<T> beans) {
		return SingletonSupplier.of(() -> beans.orderedStream().toList());
	}

	public static <T> Supplier<List<T>> inOrderExcept(ObjectProvider<T> beans, Class<? extends T> ours) {
		return SingletonSupplier.of(() -> beans.orderedStream().filter((bean) -> !ours.isInstance(bean)).toList());
	}

}
