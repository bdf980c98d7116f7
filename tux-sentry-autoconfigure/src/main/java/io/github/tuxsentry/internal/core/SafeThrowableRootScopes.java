package io.github.tuxsentry.internal.core;

import java.lang.reflect.Field;

import io.github.tuxsentry.internal.capture.SafeThrowableScope;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.Integration;
import io.sentry.Scopes;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

/**
 * {@link Integration} that installs a {@link SafeThrowableScope} in the root scopes, from
 * which the SDK forks all others, so that every captured exception passes through it. The
 * SDK provides no option for this: it keeps its root scopes in a private field.
 */
public final class SafeThrowableRootScopes implements Integration {

	/**
	 * Field of {@link Sentry} with the root scopes.
	 */
	public static final String FIELD = "rootScopes";

	private final FaultBarrier faults;

	/**
	 * Create a new integration.
	 * @param faults handles internal errors
	 */
	public SafeThrowableRootScopes(FaultBarrier faults) {
		this.faults = faults;
	}

	@Override
	public void register(IScopes scopes, SentryOptions options) {
		try {
			Field field = Sentry.class.getDeclaredField(FIELD);
			field.setAccessible(true);
			IScopes root = (IScopes) field.get(null);
			IScopes readable = new Scopes(root.getScope(), root.getIsolationScope(),
					SafeThrowableScope.around(root.getGlobalScope(), this.faults), "tux-sentry");
			field.set(null, readable);
			Sentry.setCurrentScopes(readable);
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			this.faults.caught("guard the SDK against errors with circular causes", ex);
		}
	}

}
