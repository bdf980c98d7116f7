package io.github.tuxsentry.tracing.context;

import io.micrometer.context.ContextRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Makes the scopes known to Micrometer's context propagation in this JVM, and then turns
 * on what is to make use of it.
 */
public final class ContextRegistration implements SmartInitializingSingleton {

	private final ScopesThreadLocalAccessor accessor;

	private final Runnable then;

	/**
	 * Creates a registration.
	 * @param accessor the accessor to be registered, in place of an earlier one
	 * @param then turns on what makes use of it
	 */
	public ContextRegistration(ScopesThreadLocalAccessor accessor, Runnable then) {
		this.accessor = accessor;
		this.then = then;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(this.accessor);
		this.then.run();
	}

}
