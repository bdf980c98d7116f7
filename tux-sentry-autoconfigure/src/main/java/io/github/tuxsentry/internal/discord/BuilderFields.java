package io.github.tuxsentry.internal.discord;

import java.lang.reflect.Field;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a JDA builder, which has no getters.
 */
final class BuilderFields {

	static final List<String> OF_BUILDER = List.of("restConfig", "callbackPool", "shutdownCallbackPool",
			"rateLimitScheduler", "shutdownRateLimitScheduler", "mainWsPool", "shutdownMainWsPool");

	static final List<String> OF_SHARD_MANAGER_BUILDER = List.of("restConfigProvider", "callbackPoolProvider",
			"rateLimitSchedulerProvider", "gatewayPoolProvider");

	private final Object builder;

	private final Class<?> type;

	/**
	 * Create new settings.
	 * @param builder the builder
	 * @param type the class of JDA that declares the fields
	 */
	BuilderFields(Object builder, Class<?> type) {
		this.builder = builder;
		this.type = type;
	}

	<T> @Nullable T get(String name, Class<T> fieldType) {
		try {
			Field field = this.type.getDeclaredField(name);
			field.setAccessible(true);
			return fieldType.cast(field.get(this.builder));
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
