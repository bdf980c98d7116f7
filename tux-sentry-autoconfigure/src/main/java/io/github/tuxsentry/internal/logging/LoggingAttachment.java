package io.github.tuxsentry.internal.logging;

import org.jspecify.annotations.Nullable;

/**
 * Attachment of a component to a logging system. When the logging system reconfigures
 * itself, it drops all components, and this one is attached again. Thread-safe.
 *
 * @param <C> the type of the logging system's context
 */
public abstract class LoggingAttachment<C> {

	private final LoggingComponent<C> component;

	private boolean attached;

	/**
	 * Create a new attachment.
	 * @param component the component to attach
	 */
	protected LoggingAttachment(LoggingComponent<C> component) {
		this.component = component;
	}

	/**
	 * Return the context of the logging system.
	 * @return the context, or {@code null} if another logging system is in use
	 */
	protected abstract @Nullable C context();

	/**
	 * Begin to call {@link #reconfigured} when the context has another configuration.
	 * @param context the context
	 */
	protected abstract void listen(C context);

	/**
	 * Stop to call {@link #reconfigured}.
	 * @param context the context
	 */
	protected abstract void stopListening(C context);

	/**
	 * Return whether the logging system is in use.
	 * @return {@code true} if the component can be attached
	 */
	public final boolean isPossible() {
		return context() != null;
	}

	/**
	 * Attach the component if the logging system is in use.
	 */
	public final synchronized void attach() {
		C context = context();
		if (!this.attached && context != null) {
			this.attached = true;
			this.component.addTo(context);
			listen(context);
		}
	}

	/**
	 * Detach the component.
	 */
	public final synchronized void detach() {
		C context = context();
		if (this.attached && context != null) {
			this.attached = false;
			stopListening(context);
			this.component.removeFrom(context);
		}
	}

	/**
	 * Attach the component again if that of another application context stood in for it,
	 * which has been closed.
	 */
	final synchronized void resume() {
		C context = context();
		if (this.attached && context != null) {
			this.component.removeFrom(context);
			this.component.addTo(context);
		}
	}

	/**
	 * Attach the component to another configuration.
	 * @param context the context
	 */
	protected final synchronized void reconfigured(C context) {
		if (this.attached) {
			this.component.addTo(context);
		}
	}

}
