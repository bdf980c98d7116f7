package io.github.tuxsentry.internal.beans;

import java.lang.reflect.Proxy;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.util.ClassUtils;

/**
 * Classes as written by the user, which have the same name on every start: the target
 * class of a proxy, the class that declares a lambda expression, and the class that
 * encloses an anonymous class.
 */
public final class UserClasses {

	private static final String LAMBDA = "$$Lambda";

	private UserClasses() {
	}

	/**
	 * Return the user class of an object.
	 * @param object the object, or a class
	 * @return the class
	 */
	public static Class<?> of(Object object) {
		if (object instanceof Class<?> type) {
			return userClass(type);
		}
		Class<?> target = AopProxyUtils.ultimateTargetClass(object);
		return userClass(Proxy.isProxyClass(target) ? Proxy.getInvocationHandler(object).getClass() : target);
	}

	private static Class<?> userClass(Class<?> type) {
		Class<?> candidate = ClassUtils.getUserClass(type);
		int lambda = candidate.getName().indexOf(LAMBDA);
		if (lambda > 0) {
			candidate = declaringClass(candidate, candidate.getName().substring(0, lambda));
		}
		Class<?> enclosing = candidate.isAnonymousClass() ? candidate.getEnclosingClass() : null;
		return (enclosing != null) ? userClass(enclosing) : candidate;
	}

	private static Class<?> declaringClass(Class<?> lambda, String name) {
		try {
			return Class.forName(name, false, lambda.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return lambda.getNestHost();
		}
	}

}
