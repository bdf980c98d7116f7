package io.github.tuxsentry.internal.tracing.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.Advisor;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Says once at the start, a line a method, where an annotation can never work and why.
 */
final class TracingWarnings implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(TracingWarnings.class);

	private final ConfigurableListableBeanFactory beans;

	private final ProxyRules rules;

	/**
	 * Creates the warnings.
	 * @param beans the beans to look through
	 * @param alwaysByClass whether beans are proxied by their class even if they have
	 * interfaces
	 */
	TracingWarnings(ConfigurableListableBeanFactory beans, boolean alwaysByClass) {
		this.beans = beans;
		this.rules = new ProxyRules(alwaysByClass);
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<Method> told = new HashSet<>();
		for (String name : this.beans.getBeanDefinitionNames()) {
			try {
				Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, name);
				if (type != null && isOfApplication(type)) {
					check(ClassUtils.getUserClass(type), name, told);
				}
			}
			catch (Throwable ex) {
				logger.debug("The annotations of bean {} cannot be checked", name, ex);
			}
		}
	}

	private static boolean isOfApplication(Class<?> type) {
		return TracingAnnotation.isCandidate(type) && !Proxy.isProxyClass(type)
				&& !type.getName().startsWith("org.springframework.");
	}

	private void check(Class<?> type, String name, Set<Method> told) {
		ReflectionUtils.doWithMethods(type, (method) -> {
			TracingAnnotation annotation = TracingAnnotation.of(method, type);
			String objection = (annotation != null) ? objection(method, type, name, annotation.onClass()) : null;
			if (objection != null && told.add(method)) {
				logger.warn("{} on {}.{} has no effect: {}", annotation, type.getName(), method.getName(), objection);
			}
		}, (method) -> !method.isSynthetic() && !method.isBridge() && !isOverridden(method, type));
	}

	private static boolean isOverridden(Method method, Class<?> type) {
		return !AopUtils.getMostSpecificMethod(method, type).equals(method);
	}

	private @Nullable String objection(Method method, Class<?> type, String name, boolean onClass) {
		String objection = this.rules.objection(method, type);
		if (objection != null) {
			return (onClass && !isMeant(method)) ? null : objection;
		}
		Object bean = this.beans.getSingleton(name);
		return (bean != null && type == AopUtils.getTargetClass(bean)) ? objectionToBean(method, bean) : null;
	}

	private static boolean isTracing(Advisor advisor) {
		return advisor instanceof PointcutAdvisor traced && traced.getPointcut() instanceof AnnotatedMethods;
	}

	/**
	 * An annotation on a class applies to its public methods.
	 */
	private static boolean isMeant(Method method) {
		return Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
	}

	private static @Nullable String objectionToBean(Method method, Object bean) {
		if (!AopUtils.isAopProxy(bean)) {
			return "no proxy stands before the bean, which was made too early or with spring.aop.auto off";
		}
		if (bean instanceof Advised advised && Stream.of(advised.getAdvisors()).noneMatch(TracingWarnings::isTracing)) {
			return "the bean's proxy was made before the library's advice";
		}
		if (Proxy.isProxyClass(bean.getClass())
				&& ClassUtils.getInterfaceMethodIfPossible(method, bean.getClass()).equals(method)) {
			return "the bean is known by its interfaces only, and the method is in none of them";
		}
		return null;
	}

}
