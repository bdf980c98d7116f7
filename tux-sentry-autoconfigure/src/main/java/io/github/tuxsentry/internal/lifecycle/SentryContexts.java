package io.github.tuxsentry.internal.lifecycle;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;

import io.sentry.SentryOptions;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Open application contexts of this JVM that have started Sentry. They share the Sentry
 * of the context that was started last. Thread-safe.
 */
final class SentryContexts {

	private static final Set<ConfigurableListableBeanFactory> OPEN = Collections
		.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	private SentryContexts() {
	}

	static void add(ConfigurableListableBeanFactory context) {
		OPEN.add(context);
	}

	static void remove(ConfigurableListableBeanFactory context) {
		OPEN.remove(context);
	}

	static List<ConfigurableListableBeanFactory> open() {
		synchronized (OPEN) {
			return List.copyOf(OPEN);
		}
	}

	/**
	 * Return whether Sentry was started by an open context.
	 * @param current the current options of Sentry
	 */
	static boolean haveStarted(SentryOptions current) {
		return open().stream()
			.flatMap((context) -> existing(context, SentryOptions.class))
			.anyMatch((options) -> options == current);
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
