package io.github.tuxsentry.internal.retry;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

/**
 * Handler of a proxy that stands in for an object of the application, its target.
 */
interface TargetHandler extends InvocationHandler {

	/**
	 * Return the object of the application.
	 */
	Object target();

	/**
	 * Create a proxy with this handler.
	 * @param type the interface of the proxy
	 * @return the proxy
	 */
	default Object createProxy(Class<?> type) {
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, this);
	}

	/**
	 * Return the target of a proxy.
	 * @param object the proxy, or any other object
	 * @return the target, or the object itself if it is no such proxy
	 */
	static @Nullable Object unwrap(@Nullable Object object) {
		return (object != null && Proxy.isProxyClass(object.getClass())
				&& Proxy.getInvocationHandler(object) instanceof TargetHandler handler) ? handler.target() : object;
	}

}
