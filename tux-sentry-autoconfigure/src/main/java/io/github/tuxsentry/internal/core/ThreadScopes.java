package io.github.tuxsentry.internal.core;

import io.sentry.IScopes;
import io.sentry.NoOpScopes;
import io.sentry.Sentry;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that a thread has been given, as they are: asking for them makes none.
 */
public final class ThreadScopes {

	private ThreadScopes() {
	}

	/**
	 * Returns the scopes of the current thread.
	 * @return the scopes, or {@code null} if the thread has none of its own
	 */
	public static @Nullable IScopes get() {
		IScopes scopes = Sentry.getCurrentScopes(false);
		return scopes.isNoOp() ? null : scopes;
	}

	/**
	 * Gives the current thread other scopes.
	 * @param scopes the scopes, or {@code null} to leave the thread without
	 */
	public static void set(@Nullable IScopes scopes) {
		Sentry.setCurrentScopes((scopes != null) ? scopes : NoOpScopes.getInstance());
	}

}
