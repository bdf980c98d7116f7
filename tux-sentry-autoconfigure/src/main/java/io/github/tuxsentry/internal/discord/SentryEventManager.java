package io.github.tuxsentry.internal.discord;

import java.util.List;
import java.util.function.Supplier;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import org.jspecify.annotations.Nullable;

/**
 * Event manager in front of the bot's own, which keeps the listeners. During startup,
 * while the handling does not exist yet, the bot's own event manager dispatches the
 * events alone.
 */
final class SentryEventManager implements IEventManager {

	private final JDA jda;

	private final IEventManager delegate;

	private final Supplier<@Nullable EventHandling> handling;

	private volatile @Nullable EventDispatch dispatch;

	SentryEventManager(JDA jda, IEventManager delegate, Supplier<@Nullable EventHandling> handling) {
		this.jda = jda;
		this.delegate = delegate;
		this.handling = handling;
	}

	/**
	 * Return an event manager of the same type as the bot's own, if JDA provides the
	 * type: the bot may cast its event manager.
	 * @return the event manager, or {@code null} for one of another type
	 */
	@Nullable IEventManager castable() {
		if (this.delegate.getClass() == InterfacedEventManager.class) {
			return new Interfaced(this);
		}
		return (this.delegate.getClass() == AnnotatedEventManager.class) ? new Annotated(this) : null;
	}

	static boolean isCastable(IEventManager manager) {
		return manager instanceof Interfaced || manager instanceof Annotated;
	}

	/**
	 * Return the handling, and begin to use it if it exists.
	 * @return the handling, or {@code null} if it does not exist yet
	 */
	@Nullable EventHandling begin() {
		EventHandling current = this.handling.get();
		if (current != null && this.dispatch == null) {
			begin(current);
		}
		return current;
	}

	private EventDispatch begin(EventHandling current) {
		EventDispatch known;
		synchronized (this) {
			known = this.dispatch;
			if (known != null) {
				return known;
			}
			known = current.dispatchLike(this.delegate);
			this.dispatch = known;
		}
		current.begin(this.jda, known);
		return known;
	}

	@Override
	public void register(Object listener) {
		EventHandling current = begin();
		if (current != null) {
			current.register(listener, () -> this.delegate.register(listener));
		}
		else {
			this.delegate.register(listener);
		}
	}

	@Override
	public void unregister(Object listener) {
		EventHandling current = begin();
		if (current != null) {
			current.unregister(listener, () -> this.delegate.unregister(listener));
		}
		else {
			this.delegate.unregister(listener);
		}
	}

	@Override
	public List<Object> getRegisteredListeners() {
		return this.delegate.getRegisteredListeners();
	}

	@Override
	public void handle(GenericEvent event) {
		EventHandling current = begin();
		if (current != null) {
			EventDispatch known = this.dispatch;
			current.handle(event, (known != null) ? known : begin(current));
		}
		else {
			this.delegate.handle(event);
		}
	}

	/**
	 * Event manager that can be cast to JDA's default event manager.
	 */
	private static final class Interfaced extends InterfacedEventManager {

		private final SentryEventManager observed;

		Interfaced(SentryEventManager observed) {
			this.observed = observed;
		}

		@Override
		public void register(Object listener) {
			this.observed.register(listener);
		}

		@Override
		public void unregister(Object listener) {
			this.observed.unregister(listener);
		}

		@Override
		public List<Object> getRegisteredListeners() {
			return this.observed.getRegisteredListeners();
		}

		@Override
		public void handle(GenericEvent event) {
			this.observed.handle(event);
		}

	}

	/**
	 * Event manager that can be cast to JDA's event manager for annotated methods.
	 */
	private static final class Annotated extends AnnotatedEventManager {

		private final SentryEventManager observed;

		Annotated(SentryEventManager observed) {
			this.observed = observed;
		}

		@Override
		public void register(Object listener) {
			this.observed.register(listener);
		}

		@Override
		public void unregister(Object listener) {
			this.observed.unregister(listener);
		}

		@Override
		public List<Object> getRegisteredListeners() {
			return this.observed.getRegisteredListeners();
		}

		@Override
		public void handle(GenericEvent event) {
			this.observed.handle(event);
		}

	}

}
