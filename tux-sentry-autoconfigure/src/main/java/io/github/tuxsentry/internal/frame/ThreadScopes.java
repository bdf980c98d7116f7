package io.github.tuxsentry.internal.frame;

import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.NoOpScopes;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
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
	 * Return scopes, or those of the thread in place of the access to them.
	 * @param scopes the scopes, or {@link ScopesAdapter}
	 * @return the scopes, or {@code null} if the thread has no scopes of its own
	 */
	public static @Nullable IScopes known(IScopes scopes) {
		return (scopes == ScopesAdapter.getInstance()) ? get() : scopes;
	}

	/**
	 * Return whether Sentry is enabled for work in scopes.
	 * @param scopes the scopes, or {@code null} for a thread without scopes
	 * @return {@code true} if events are sent
	 */
	public static boolean isEnabled(@Nullable IScopes scopes) {
		return (scopes != null) ? scopes.isEnabled() : isEnabledByDefault();
	}

	/**
	 * Set the scopes of the current thread.
	 * @param scopes the scopes, or {@code null} to remove those of the thread
	 */
	public static void set(@Nullable IScopes scopes) {
		Sentry.setCurrentScopes((scopes != null) ? scopes : NoOpScopes.getInstance());
	}

	/**
	 * Set the scopes of the current thread until the token is closed.
	 * @param scopes the scopes
	 * @return the token that restores the previous scopes
	 */
	static ISentryLifecycleToken enter(IScopes scopes) {
		return Sentry.setCurrentScopes(scopes);
	}

	/**
	 * Return whether Sentry is enabled for the current thread.
	 * @return {@code true} if events are sent
	 */
	public static boolean isEnabled() {
		return isEnabled(get());
	}

	/**
	 * Return whether Sentry is enabled for threads without scopes of their own.
	 */
	static boolean isEnabledByDefault() {
		return Sentry.getGlobalScope().getClient().isEnabled();
	}

	/**
	 * Return the options of Sentry.
	 * @return the options
	 */
	public static SentryOptions options() {
		return Sentry.getGlobalScope().getOptions();
	}

	static IScope globalScope() {
		return Sentry.getGlobalScope();
	}

	/**
	 * Fork the scopes that threads without scopes of their own start with.
	 */
	static IScopes forkRoot(String creator) {
		return Sentry.forkedRootScopes(creator);
	}

}
