package io.github.tuxsentry.internal.executor;

import io.micrometer.context.ContextRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Makes the scopes known to Micrometer's context propagation in this JVM.
 */
final class ContextRegistration implements SmartInitializingSingleton {

	private final ScopesThreadLocalAccessor accessor;

	/**
	 * Creates a registration.
	 * @param accessor the accessor to be registered, in place of an earlier one
	 */
	ContextRegistration(ScopesThreadLocalAccessor accessor) {
		this.accessor = accessor;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(this.accessor);
	}

}
