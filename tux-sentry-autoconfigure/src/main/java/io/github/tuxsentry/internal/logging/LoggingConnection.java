package io.github.tuxsentry.internal.logging;

import io.github.tuxsentry.internal.core.AfterBeansDestroyed;
import io.sentry.IScopes;

/**
 * Bean that is attached to a logging system while Sentry is enabled, until the last bean
 * has logged its last line.
 */
public class LoggingConnection implements AfterBeansDestroyed {

	private final IScopes scopes;

	private final LoggingAttachment<?> attachment;

	/**
	 * Create a new connection, which is established by {@link #attach()}.
	 * @param scopes the scopes of the current thread
	 * @param attachment the attachment to the logging system
	 */
	protected LoggingConnection(IScopes scopes, LoggingAttachment<?> attachment) {
		this.scopes = scopes;
		this.attachment = attachment;
	}

	/**
	 * Establish the connection if Sentry is enabled.
	 */
	public final void attach() {
		if (this.scopes.isEnabled()) {
			this.attachment.attach();
		}
	}

	/**
	 * Return whether the connection can be established.
	 * @return {@code true} if the logging system is in use
	 */
	public final boolean isActive() {
		return this.attachment.isPossible();
	}

	/**
	 * End the connection.
	 */
	public final void detach() {
		this.attachment.detach();
	}

	/**
	 * Establish the connection again if it belonged to another application context that
	 * was closed.
	 */
	@Override
	public final void resume() {
		this.attachment.resume();
	}

	@Override
	public final void closeLast() {
		detach();
	}

}
