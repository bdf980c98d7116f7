package io.github.tuxsentry.internal.discord;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Function;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.internal.hooks.EventManagerProxy;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Replacement for the object by which JDA itself dispatches events. The bot's event
 * manager remains visible to other code, which may cast it to its class, register it
 * elsewhere, or access its fields.
 */
final class ObservedEventManagerProxy extends EventManagerProxy {

	static final String FIELD = "eventManager";

	private final EventManagerProxy original;

	private final Function<IEventManager, SentryEventManager> observe;

	private volatile IEventManager ofBot;

	private ObservedEventManagerProxy(EventManagerProxy original, Function<IEventManager, SentryEventManager> observe) {
		super(original.getSubject(), null);
		this.original = original;
		this.observe = observe;
		this.ofBot = original.getSubject();
	}

	/**
	 * Install a replacement in a JDA.
	 * @param jda the JDA
	 * @param observe the function that creates the observer of an event manager, which
	 * then receives the events
	 * @throws IllegalStateException if this version of JDA dispatches events in another
	 * way
	 */
	static void install(JDA jda, Function<IEventManager, SentryEventManager> observe) {
		Field field = fieldOf(jda);
		if (field == null || !(ReflectionUtils.getField(field, jda) instanceof EventManagerProxy original)) {
			throw new IllegalStateException("No field '%s' in %s".formatted(FIELD, jda.getClass().getName()));
		}
		ObservedEventManagerProxy subject = new ObservedEventManagerProxy(original, observe);
		ReflectionUtils.setField(field, jda, subject);
		subject.setSubject(subject.ofBot);
	}

	static boolean isIn(JDA jda) {
		Field field = fieldOf(jda);
		return field != null && ReflectionUtils.getField(field, jda) instanceof ObservedEventManagerProxy;
	}

	private static @Nullable Field fieldOf(JDA jda) {
		Field field = ReflectionUtils.findField(jda.getClass(), FIELD, EventManagerProxy.class);
		if (field != null) {
			ReflectionUtils.makeAccessible(field);
		}
		return field;
	}

	@Override
	public IEventManager getSubject() {
		return this.ofBot;
	}

	@Override
	public void setSubject(@Nullable IEventManager subject) {
		IEventManager manager = (subject != null) ? subject : new InterfacedEventManager();
		this.ofBot = manager;
		SentryEventManager observed = this.observe.apply(manager);
		this.original.setSubject(observed);
		observed.begin();
	}

	@Override
	public void register(Object listener) {
		this.original.register(listener);
	}

	@Override
	public void unregister(Object listener) {
		this.original.unregister(listener);
	}

	@Override
	public List<Object> getRegisteredListeners() {
		return this.original.getRegisteredListeners();
	}

	@Override
	public void handle(GenericEvent event) {
		this.original.handle(event);
	}

}
