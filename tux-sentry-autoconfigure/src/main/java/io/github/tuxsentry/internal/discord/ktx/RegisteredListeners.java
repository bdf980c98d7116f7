package io.github.tuxsentry.internal.discord.ktx;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.minn.jda.ktx.events.CoroutineEventManager;
import kotlin.time.Duration;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Listeners that are registered with an event manager, and their timeouts. The functions
 * of jda-ktx that have durations have names that only Kotlin can refer to.
 */
final class RegisteredListeners {

	static final long NO_TIMEOUT = Long.MAX_VALUE;

	private static final String CONSUMER = "$consumer";

	private final CoroutineEventManager manager;

	private final Method timeout;

	private final Method toMillis;

	private final Method isFinite;

	/**
	 * Create a new instance.
	 * @param manager the event manager
	 * @throws IllegalStateException if this version of jda-ktx has timeouts of another
	 * type
	 */
	RegisteredListeners(CoroutineEventManager manager) {
		this.manager = manager;
		this.timeout = timeoutMethod();
		this.toMillis = toMillisMethod();
		this.isFinite = isFiniteMethod();
	}

	static Method timeoutMethod() {
		return method(CoroutineEventManager.class, "timeout-", Object.class);
	}

	static Method toMillisMethod() {
		return method(Duration.class, "getInWholeMilliseconds-impl", long.class);
	}

	static Method isFiniteMethod() {
		return method(Duration.class, "isFinite-impl", long.class);
	}

	private static Method method(Class<?> type, String prefix, Class<?> parameter) {
		for (Method candidate : type.getDeclaredMethods()) {
			Class<?>[] parameters = candidate.getParameterTypes();
			if (candidate.getName().startsWith(prefix) && parameters.length == 1 && parameters[0] == parameter) {
				candidate.setAccessible(true);
				return candidate;
			}
		}
		throw new IllegalStateException("No method '%s' in %s".formatted(prefix, type.getName()));
	}

	/**
	 * Return the listeners, which the event manager returns in a list in a list.
	 */
	List<Object> all() {
		List<Object> listeners = new ArrayList<>();
		for (Object registered : this.manager.getRegisteredListeners()) {
			if (registered instanceof Collection<?> nested) {
				listeners.addAll(nested);
			}
			else {
				listeners.add(registered);
			}
		}
		return listeners;
	}

	/**
	 * Return the timeout of a listener.
	 * @return the timeout in milliseconds, or {@link #NO_TIMEOUT}
	 */
	long timeoutMillis(Object listener) {
		Object duration = ReflectionUtils.invokeMethod(this.timeout, this.manager, listener);
		boolean limited = duration instanceof Long value && value > 0
				&& Boolean.TRUE.equals(call(this.isFinite, value));
		return (limited && call(this.toMillis, duration) instanceof Long millis) ? millis : NO_TIMEOUT;
	}

	private static @Nullable Object call(Method method, Object argument) {
		return ReflectionUtils.invokeMethod(method, null, argument);
	}

	/**
	 * Return the object of the class that the user knows a listener by: the function that
	 * was passed to a function of jda-ktx such as {@code onCommand}.
	 */
	static Object sourceOf(Object listener) {
		if (listener.getClass().getName().startsWith("dev.minn.jda.ktx.")) {
			for (Field field : listener.getClass().getDeclaredFields()) {
				if (field.getName().startsWith(CONSUMER)) {
					field.setAccessible(true);
					Object consumer = ReflectionUtils.getField(field, listener);
					return (consumer != null) ? consumer : listener;
				}
			}
		}
		return listener;
	}

}
