package io.github.tuxsentry.internal.tracing.aop;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import io.github.tuxsentry.internal.beans.OrderedBeans;
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
 * Warnings on startup about annotations that can never take effect, logged once per
 * method with the reason.
 */
final class TracingWarnings implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(TracingWarnings.class);

	private final ConfigurableListableBeanFactory beans;

	private final ProxyRules rules;

	TracingWarnings(ConfigurableListableBeanFactory beans, boolean alwaysByClass) {
		this.beans = beans;
		this.rules = new ProxyRules(alwaysByClass);
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<Method> reported = new HashSet<>();
		for (String name : this.beans.getBeanDefinitionNames()) {
			if (name.startsWith(OrderedBeans.NAME_PREFIX)) {
				continue;
			}
			try {
				Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, name);
				if (type != null && isOfApplication(type)) {
					check(ClassUtils.getUserClass(type), name, reported);
				}
			}
			catch (Throwable ex) {
				logger.debug("The annotations of bean {} cannot be checked", name, ex);
			}
		}
	}

	private static boolean isOfApplication(Class<?> type) {
		return TracingAnnotation.isCandidate(type) && !Proxy.isProxyClass(type);
	}

	private void check(Class<?> type, String name, Set<Method> reported) {
		ReflectionUtils.doWithMethods(type, (method) -> {
			TracingAnnotation annotation = TracingAnnotation.of(method, type);
			String objection = (annotation != null) ? objection(method, type, name, annotation.onClass()) : null;
			if (objection != null && reported.add(method)) {
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
			return "the bean is not proxied, since it was created too early or with spring.aop.auto=false";
		}
		if (bean instanceof Advised advised && Stream.of(advised.getAdvisors()).noneMatch(TracingWarnings::isTracing)) {
			return "the bean was proxied before the library's advice existed";
		}
		if (Proxy.isProxyClass(bean.getClass())
				&& ClassUtils.getInterfaceMethodIfPossible(method, bean.getClass()).equals(method)) {
			return "the bean is proxied by its interfaces only, none of which has the method";
		}
		return null;
	}

}
