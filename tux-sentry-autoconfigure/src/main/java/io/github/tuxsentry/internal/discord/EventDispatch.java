package io.github.tuxsentry.internal.discord;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.capture.SafeThrowable;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatch of an event to listeners, as by the bot's event manager. Exceptions of
 * listeners are recorded.
 */
public interface EventDispatch {

	/**
	 * Dispatch an event.
	 * @param event the event
	 * @param observer observes the listeners
	 */
	void dispatch(GenericEvent event, Observer observer);

	/**
	 * Return the listeners that are registered.
	 * @return the listeners, or objects of the classes by which they are known
	 */
	List<Object> listeners();

	/**
	 * Return the dispatch that behaves like an event manager.
	 * @param manager the event manager, which holds the listeners
	 * @return the dispatch
	 */
	static EventDispatch of(IEventManager manager) {
		if (manager.getClass() == InterfacedEventManager.class) {
			return new Interfaced(manager);
		}
		return (manager.getClass() == AnnotatedEventManager.class) ? new Annotated(manager) : new Opaque(manager);
	}

	/**
	 * Observer of the listeners during the dispatch of an event. Its methods do not throw
	 * exceptions.
	 */
	interface Observer {

		/**
		 * Report the exception of a listener, before it is handled otherwise. An
		 * exception of the dispatch itself need not be reported.
		 * @param listener the listener
		 * @param thrown the exception
		 */
		void failed(Object listener, Throwable thrown);

		/**
		 * Record that listeners were not called or did not complete, without an event.
		 * @param reason the reason
		 */
		void interrupted(Throwable reason);

		/**
		 * Continue the dispatch after its method has returned.
		 * @return the callback to run once, on any thread, when it is complete
		 */
		Runnable suspended();

	}

	/**
	 * Factory for the dispatch of event managers that JDA does not provide.
	 */
	@FunctionalInterface
	interface Factory {

		/**
		 * Create the dispatch that behaves like an event manager.
		 * @param manager the event manager, which holds the listeners
		 * @return the dispatch, or {@code null} for an event manager of another type
		 */
		@Nullable EventDispatch create(IEventManager manager);

	}

	/**
	 * Dispatch that behaves like JDA's {@link InterfacedEventManager}: it calls each
	 * listener, logs its exceptions under JDA's own logger name, and rethrows errors.
	 */
	final class Interfaced implements EventDispatch {

		private static final Logger jdaLogger = LoggerFactory.getLogger(JDA.class);

		private final IEventManager eventManager;

		private Interfaced(IEventManager eventManager) {
			this.eventManager = eventManager;
		}

		@Override
		public List<Object> listeners() {
			return this.eventManager.getRegisteredListeners();
		}

		@Override
		public void dispatch(GenericEvent event, Observer observer) {
			List<Object> listeners = listeners();
			for (int i = 0; i < listeners.size(); i++) {
				Object listener = listeners.get(i);
				try {
					((EventListener) listener).onEvent(event);
				}
				catch (Throwable thrown) {
					observer.failed(listener, thrown);
					jdaLogger.error("One of the EventListeners had an uncaught exception", SafeThrowable.of(thrown));
					if (thrown instanceof Error error) {
						throw error;
					}
				}
			}
		}

	}

	/**
	 * Dispatch that behaves like JDA's {@link AnnotatedEventManager}: it invokes the
	 * annotated methods declared by the classes of the listeners, and logs their
	 * exceptions under JDA's own logger name. An exception is recorded without the
	 * wrapper of the reflective call.
	 */
	final class Annotated implements EventDispatch {

		private static final Logger jdaLogger = LoggerFactory.getLogger(JDA.class);

		private final IEventManager eventManager;

		private final Map<Class<?>, List<Method>> methods = new ConcurrentHashMap<>();

		private Annotated(IEventManager eventManager) {
			this.eventManager = eventManager;
		}

		@Override
		public List<Object> listeners() {
			return this.eventManager.getRegisteredListeners();
		}

		@Override
		public void dispatch(GenericEvent event, Observer observer) {
			for (Object listener : listeners()) {
				Class<?> type = (listener instanceof Class<?> listenerClass) ? listenerClass : listener.getClass();
				for (Method method : this.methods.computeIfAbsent(type, Annotated::subscriptions)) {
					boolean callable = !(listener instanceof Class) || Modifier.isStatic(method.getModifiers());
					if (callable && method.getParameterTypes()[0].isInstance(event)) {
						call(method, listener, event, observer);
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

		private static void call(Method method, Object listener, GenericEvent event, Observer observer) {
			try {
				method.setAccessible(true);
				method.invoke(listener, event);
			}
			catch (InvocationTargetException ex) {
				observer.failed(listener, (ex.getCause() != null) ? ex.getCause() : ex);
				log(ex);
			}
			catch (IllegalAccessException | RuntimeException ex) {
				observer.failed(listener, ex);
				log(ex);
			}
		}

		private static void log(Exception failure) {
			jdaLogger.error("Couldn't access annotated EventListener method", SafeThrowable.of(failure));
		}

	}

	/**
	 * Dispatch by an event manager of another type. Only exceptions that it propagates
	 * are recorded.
	 */
	final class Opaque implements EventDispatch {

		private final IEventManager eventManager;

		private Opaque(IEventManager eventManager) {
			this.eventManager = eventManager;
		}

		/**
		 * Return the listeners, also those in a list that the event manager has
		 * registered as a whole, as that of jda-ktx does.
		 */
		@Override
		public List<Object> listeners() {
			return this.eventManager.getRegisteredListeners()
				.stream()
				.flatMap((listener) -> (listener instanceof Collection<?> nested) ? nested.stream()
						: Stream.of(listener))
				.<Object>map((listener) -> listener)
				.toList();
		}

		@Override
		public void dispatch(GenericEvent event, Observer observer) {
			try {
				this.eventManager.handle(event);
			}
			catch (Throwable thrown) {
				observer.failed(this.eventManager, thrown);
				throw thrown;
			}
		}

	}

}
