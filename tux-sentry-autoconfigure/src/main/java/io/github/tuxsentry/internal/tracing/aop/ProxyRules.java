package io.github.tuxsentry.internal.tracing.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

import io.github.tuxsentry.internal.beans.BeanClasses;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Rules for methods that a proxy can intercept without a change to the behavior of the
 * bean.
 */
final class ProxyRules {

	private final boolean alwaysByClass;

	private final Map<Class<?>, Optional<String>> objections = new ConcurrentReferenceHashMap<>();

	ProxyRules(boolean alwaysByClass) {
		this.alwaysByClass = alwaysByClass;
	}

	/**
	 * Return the reason why calls of a method cannot be intercepted.
	 * @param method the most specific method
	 * @param beanClass the class of the bean
	 * @return the reason, or {@code null} if they can be intercepted
	 */
	@Nullable String objection(Method method, Class<?> beanClass) {
		int modifiers = method.getModifiers();
		if (Modifier.isStatic(modifiers)) {
			return "the method is static";
		}
		if (!Modifier.isPublic(modifiers)) {
			return Modifier.isPrivate(modifiers) ? "the method is private" : "the method is not public";
		}
		Class<?> userClass = ClassUtils.getUserClass(beanClass);
		if (isProxiedByInterface(userClass)) {
			return null;
		}
		if (Modifier.isFinal(modifiers)) {
			return "the method is final";
		}
		return this.objections.computeIfAbsent(userClass, ProxyRules::objectionToClass).orElse(null);
	}

	private boolean isProxiedByInterface(Class<?> userClass) {
		return Proxy.isProxyClass(userClass) || ClassUtils.isLambdaClass(userClass)
				|| (!this.alwaysByClass && userClass.getInterfaces().length > 0);
	}

	private static Optional<String> objectionToClass(Class<?> userClass) {
		return Optional.ofNullable(BeanClasses.reasonNotProxyable(userClass))
			.map((objection) -> userClass.getSimpleName() + " cannot be proxied, since it " + objection);
	}

}
