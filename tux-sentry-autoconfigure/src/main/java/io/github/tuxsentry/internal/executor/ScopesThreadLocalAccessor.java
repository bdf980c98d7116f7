package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.sentry.IScopes;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Accessor for Micrometer's context propagation that propagates the scopes of a thread.
 * All threads that take part in a unit of work share its scopes. The accessor is
 * registered for this JVM.
 */
final class ScopesThreadLocalAccessor implements ThreadLocalAccessor<IScopes>, SmartInitializingSingleton {

	@Override
	public void afterSingletonsInstantiated() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(this);
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
