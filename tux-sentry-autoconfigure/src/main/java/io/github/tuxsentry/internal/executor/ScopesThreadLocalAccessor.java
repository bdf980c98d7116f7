package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.internal.core.ThreadScopes;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.micrometer.context.ThreadLocalAccessor;
import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation take the scopes of a thread along. What takes
 * part in one piece of work shares the scopes, whatever the threads.
 */
final class ScopesThreadLocalAccessor implements ThreadLocalAccessor<IScopes> {

	/**
	 * Creates an accessor.
	 */
	ScopesThreadLocalAccessor() {
	}

	@Override
	public Object key() {
		return ContextPropagation.KEY;
	}

	@Override
	public @Nullable IScopes getValue() {
		return ThreadScopes.get();
	}

	@Override
	public void setValue(IScopes scopes) {
		ThreadScopes.set(scopes);
	}

	@Override
	public void setValue() {
		ThreadScopes.set(null);
	}

}
