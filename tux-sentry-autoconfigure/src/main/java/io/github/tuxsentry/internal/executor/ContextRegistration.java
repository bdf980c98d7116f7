package io.github.tuxsentry.internal.executor;

import io.micrometer.context.ContextRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Registration of the scopes with Micrometer's context propagation in this JVM.
 */
final class ContextRegistration implements SmartInitializingSingleton {

	private final ScopesThreadLocalAccessor accessor;

	ContextRegistration(ScopesThreadLocalAccessor accessor) {
		this.accessor = accessor;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(this.accessor);
	}

}
