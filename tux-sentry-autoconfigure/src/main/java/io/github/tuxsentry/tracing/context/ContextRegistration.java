package io.github.tuxsentry.tracing.context;

import io.micrometer.context.ContextRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Makes the scopes known to Micrometer's context propagation in this JVM.
 */
public final class ContextRegistration implements SmartInitializingSingleton {

	private final ScopesThreadLocalAccessor accessor;

	/**
	 * Creates a registration.
	 * @param accessor the accessor to be registered, in place of an earlier one
	 */
	public ContextRegistration(ScopesThreadLocalAccessor accessor) {
		this.accessor = accessor;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(this.accessor);
	}

}
