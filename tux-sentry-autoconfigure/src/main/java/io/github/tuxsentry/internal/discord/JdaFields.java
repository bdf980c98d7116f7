package io.github.tuxsentry.internal.discord;

import java.lang.reflect.Field;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Fields of an object of JDA that has no getters for them.
 */
final class JdaFields {

	static final List<String> OF_BUILDER = List.of("restConfig", "callbackPool", "shutdownCallbackPool",
			"rateLimitScheduler", "shutdownRateLimitScheduler", "mainWsPool", "shutdownMainWsPool");

	static final List<String> OF_SHARD_MANAGER_BUILDER = List.of("restConfigProvider", "callbackPoolProvider",
			"rateLimitSchedulerProvider", "gatewayPoolProvider");

	static final List<String> OF_SHARD_MANAGER = List.of("eventConfig");

	private final Object object;

	private final Class<?> type;

	/**
	 * Create new fields.
	 * @param object the object
	 * @param type the class of JDA that declares the fields
	 */
	JdaFields(Object object, Class<?> type) {
		this.object = object;
		this.type = type;
	}

	<T> @Nullable T get(String name, Class<T> fieldType) {
		try {
			Field field = this.type.getDeclaredField(name);
			field.setAccessible(true);
			return fieldType.cast(field.get(this.object));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("JDA's %s has no field '%s' in this version".formatted(this.type, name),
					ex);
		}
	}

	boolean is(String name) {
		return Boolean.TRUE.equals(get(name, Object.class));
	}

}
