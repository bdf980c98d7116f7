package io.github.tuxsentry.internal.core;

import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import io.sentry.Sentry;
import org.jspecify.annotations.Nullable;

/**
 * Access to the scopes that have been assigned to a thread, without creating any.
 */
public final class ThreadScopes {

	private ThreadScopes() {
	}

	/**
	 * Return the scopes of the current thread.
	 * @return the scopes, or {@code null} if the thread has no scopes of its own
	 */
	public static @Nullable IScopes get() {
		IScopes scopes = Sentry.getCurrentScopes(false);
		return scopes.isNoOp() ? null : scopes;
	}

	/**
	 * Set the scopes of the current thread.
	 * @param scopes the scopes, or {@code null} to remove those of the thread
	 */
	public static void set(@Nullable IScopes scopes) {
		Sentry.setCurrentScopes((scopes != null) ? scopes : NoOpScopes.getInstance());
	}

}
