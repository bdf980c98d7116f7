package io.github.tuxsentry.internal.discord;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.tuxsentry.internal.capture.SafeThrowable;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatch that behaves like JDA's
 * {@link net.dv8tion.jda.api.hooks.AnnotatedEventManager}: it invokes the annotated
 * methods declared by the classes of the listeners, and logs their exceptions under JDA's
 * own logger name. An exception is recorded without the wrapper of the reflective call.
 */
final class AnnotatedEventDispatch implements EventDispatch {

	private static final Logger jdaLogger = LoggerFactory.getLogger(JDA.class);

	private final IEventManager eventManager;

	private final Map<Class<?>, List<Method>> methods = new ConcurrentHashMap<>();

	AnnotatedEventDispatch(IEventManager eventManager) {
		this.eventManager = eventManager;
	}

	@Override
	public void dispatch(GenericEvent event, ListenerFailures failures) {
		for (Object listener : this.eventManager.getRegisteredListeners()) {
			Class<?> type = (listener instanceof Class<?> listenerClass) ? listenerClass : listener.getClass();
			for (Method method : this.methods.computeIfAbsent(type, AnnotatedEventDispatch::subscriptions)) {
				boolean callable = !(listener instanceof Class) || Modifier.isStatic(method.getModifiers());
				if (callable && method.getParameterTypes()[0].isInstance(event)) {
					call(method, listener, event, failures);
				}
			}
		}
	}

	private static List<Method> subscriptions(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(SubscribeEvent.class) && method.getParameterCount() == 1
					&& GenericEvent.class.isAssignableFrom(method.getParameterTypes()[0]))
			.toList();
	}

	private static void call(Method method, Object listener, GenericEvent event, ListenerFailures failures) {
		try {
			method.setAccessible(true);
			method.invoke(listener, event);
		}
		catch (InvocationTargetException ex) {
			failures.add(listener, (ex.getCause() != null) ? ex.getCause() : ex);
			log(ex);
		}
		catch (IllegalAccessException | RuntimeException ex) {
			failures.add(listener, ex);
			log(ex);
		}
	}

	private static void log(Exception failure) {
		jdaLogger.error("Couldn't access annotated EventListener method", SafeThrowable.of(failure));
	}

}
