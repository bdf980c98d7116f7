package io.github.tuxsentry.internal.tracing.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

import io.github.tuxsentry.internal.tracing.BeanClasses;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Knows which methods a proxy of a bean can see without a change to what the bean does.
 */
final class ProxyRules {

	private final boolean alwaysByClass;

	private final Map<Class<?>, Optional<String>> objections = new ConcurrentReferenceHashMap<>();

	/**
	 * Creates the rules.
	 * @param alwaysByClass whether beans are proxied by their class even if they have
	 * interfaces
	 */
	ProxyRules(boolean alwaysByClass) {
		this.alwaysByClass = alwaysByClass;
	}

	/**
	 * Says why calls of a method cannot be seen.
	 * @param method the most specific method
	 * @param beanClass the class of the bean
	 * @return the reason, or {@code null} if they can be seen
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
		return Optional.ofNullable(BeanClasses.objectionToSubclass(userClass))
			.map((objection) -> "no proxy can stand for " + userClass.getSimpleName() + ", which " + objection);
	}

}
