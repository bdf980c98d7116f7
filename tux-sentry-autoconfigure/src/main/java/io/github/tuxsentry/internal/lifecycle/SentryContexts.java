package io.github.tuxsentry.internal.lifecycle;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Open application contexts of this JVM that start Sentry. They share the Sentry of the
 * context that was started last. Thread-safe.
 */
final class SentryContexts {

	private static final List<WeakReference<ConfigurableListableBeanFactory>> OPEN = new ArrayList<>();

	private SentryContexts() {
	}

	static void add(ConfigurableListableBeanFactory context) {
		synchronized (OPEN) {
			OPEN.add(new WeakReference<>(context));
		}
	}

	static void remove(ConfigurableListableBeanFactory context) {
		synchronized (OPEN) {
			OPEN.removeIf((open) -> open.refersTo(context) || open.refersTo(null));
		}
	}

	/**
	 * Return the open contexts, in the order in which they were started.
	 */
	static List<ConfigurableListableBeanFactory> open() {
		List<ConfigurableListableBeanFactory> open = new ArrayList<>();
		synchronized (OPEN) {
			for (WeakReference<ConfigurableListableBeanFactory> reference : OPEN) {
				ConfigurableListableBeanFactory context = reference.get();
				if (context != null) {
					open.add(context);
				}
			}
		}
		return open;
	}

	/**
	 * Return whether no other open context uses Sentry.
	 * @param context the context that ends, or {@code null} if it does not exist
	 */
	static boolean isLast(@Nullable ConfigurableListableBeanFactory context) {
		for (SentryOptions options : optionsExcept(context)) {
			if (options.isEnabled()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the options of Sentry of each open context that has started it, in the order
	 * in which the contexts were started.
	 */
	static List<SentryOptions> options() {
		return optionsExcept(null);
	}

	private static List<SentryOptions> optionsExcept(@Nullable ConfigurableListableBeanFactory excluded) {
		List<SentryOptions> options = new ArrayList<>();
		for (ConfigurableListableBeanFactory context : open()) {
			if (context != excluded && context.containsSingleton(SentryAutoConfigurations.SENTRY_BEAN)) {
				options.addAll(existing(context, SentryOptions.class));
			}
		}
		return options;
	}

	/**
	 * Return whether Sentry was started by an open context.
	 * @param current the current options of Sentry
	 */
	static boolean haveStarted(SentryOptions current) {
		return options().contains(current);
	}

	/**
	 * Return the existing beans of a type, without creating any.
	 */
	static <T> List<T> existing(ConfigurableListableBeanFactory context, Class<T> type) {
		List<T> beans = new ArrayList<>();
		for (String name : context.getBeanNamesForType(type, true, false)) {
			Object bean = context.getSingleton(name);
			if (type.isInstance(bean)) {
				beans.add(type.cast(bean));
			}
		}
		return beans;
	}

}
