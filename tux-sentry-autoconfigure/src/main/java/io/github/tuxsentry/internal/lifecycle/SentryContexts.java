package io.github.tuxsentry.internal.lifecycle;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
		synchronized (OPEN) {
			return OPEN.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
		}
	}

	/**
	 * Return whether no other open context uses Sentry.
	 * @param context the context that ends, or {@code null} if it does not exist
	 */
	static boolean isLast(@Nullable ConfigurableListableBeanFactory context) {
		return options((open) -> open != context).noneMatch(SentryOptions::isEnabled);
	}

	/**
	 * Return the options of Sentry of each open context that has started it, in the order
	 * in which the contexts were started.
	 */
	static List<SentryOptions> options() {
		return options((context) -> true).toList();
	}

	private static Stream<SentryOptions> options(Predicate<ConfigurableListableBeanFactory> condition) {
		return open().stream()
			.filter((context) -> context.containsSingleton(SentryAutoConfigurations.SENTRY_BEAN))
			.filter(condition)
			.flatMap((context) -> existing(context, SentryOptions.class));
	}

	/**
	 * Return whether Sentry was started by an open context.
	 * @param current the current options of Sentry
	 */
	static boolean haveStarted(SentryOptions current) {
		return options().stream().anyMatch((options) -> options == current);
	}

	/**
	 * Return the existing beans of a type, without creating any.
	 */
	static <T> Stream<T> existing(ConfigurableListableBeanFactory context, Class<T> type) {
		return Stream.of(context.getBeanNamesForType(type, true, false))
			.map(context::getSingleton)
			.filter(type::isInstance)
			.map(type::cast);
	}

}
