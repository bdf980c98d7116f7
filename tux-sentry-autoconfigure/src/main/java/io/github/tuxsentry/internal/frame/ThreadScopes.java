package io.github.tuxsentry.internal.frame;

import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.ISentryClient;
import io.sentry.ISentryLifecycleToken;
import io.sentry.ISpan;
import io.sentry.NoOpScope;
import io.sentry.NoOpScopes;
import io.sentry.Scopes;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Access to the scopes that have been assigned to a thread, without creating any.
 */
public final class ThreadScopes {

	private static final ISentryClient NO_CLIENT = NoOpScope.getInstance().getClient();

	private ThreadScopes() {
	}

	/**
	 * Return the scopes of the current thread.
	 * @return the scopes, or {@code null} if the thread has no scopes of its own
	 */
	public static @Nullable IScopes get() {
		return known(ScopesAdapter.getInstance());
	}

	/**
	 * Return scopes, or those of the thread in place of the access to them.
	 * @param scopes the scopes, or {@link ScopesAdapter}
	 * @return the scopes, or {@code null} if the thread has no scopes of its own
	 */
	public static @Nullable IScopes known(IScopes scopes) {
		if (scopes != ScopesAdapter.getInstance()) {
			return scopes;
		}
		IScopes current = Sentry.getCurrentScopes(false);
		return current.isNoOp() ? null : current;
	}

	/**
	 * Return whether Sentry is enabled for work in scopes. Those of the SDK have the
	 * client of the first scope that has one, which is looked up here, since their global
	 * scope is a proxy.
	 * @param scopes the scopes, or {@code null} for a thread without scopes
	 * @return {@code true} if events are sent
	 */
	public static boolean isEnabled(@Nullable IScopes scopes) {
		if (scopes == null) {
			return isEnabledByDefault();
		}
		if (!(scopes instanceof Scopes)) {
			return scopes.isEnabled();
		}
		ISentryClient own = scopes.getScope().getClient();
		ISentryClient client = (own == NO_CLIENT) ? scopes.getIsolationScope().getClient() : own;
		return (client == NO_CLIENT) ? isEnabledByDefault() : client.isEnabled();
	}

	/**
	 * Return the span of scopes of the SDK.
	 * @param scopes the scopes
	 * @return the span of the first scope that has one, or {@code null}
	 */
	public static @Nullable ISpan spanOf(IScopes scopes) {
		ISpan span = scopes.getScope().getSpan();
		if (span == null) {
			span = scopes.getIsolationScope().getSpan();
		}
		return (span != null) ? span : globalScope().getSpan();
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
