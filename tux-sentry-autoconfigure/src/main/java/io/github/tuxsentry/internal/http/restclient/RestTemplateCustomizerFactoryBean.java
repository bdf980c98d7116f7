package io.github.tuxsentry.internal.http.restclient;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.RestTemplate;

/**
 * {@link FactoryBean} for a customizer that instruments the RestTemplates created by
 * Boot's builder, and is applied last. The customizer is a proxy, since the customizer
 * type differs between Spring Boot generations.
 */
final class RestTemplateCustomizerFactoryBean implements FactoryBean<Object> {

	static final List<String> TYPES = List.of("org.springframework.boot.web.client.RestTemplateCustomizer",
			"org.springframework.boot.restclient.RestTemplateCustomizer");

	private static final @Nullable Class<?> PRESENT = present(RestTemplateCustomizerFactoryBean.class.getClassLoader());

	private final ObjectProvider<RestClientInstrumentation> instrumentation;

	RestTemplateCustomizerFactoryBean(ObjectProvider<RestClientInstrumentation> instrumentation) {
		this.instrumentation = instrumentation;
	}

	private static @Nullable Class<?> present(ClassLoader classLoader) {
		return TYPES.stream()
			.filter((type) -> ClassUtils.isPresent(type, classLoader))
			.findFirst()
			.<Class<?>>map((type) -> ClassUtils.resolveClassName(type, classLoader))
			.orElse(null);
	}

	@Override
	public @Nullable Class<?> getObjectType() {
		return PRESENT;
	}

	@Override
	public @Nullable Object getObject() {
		return (PRESENT != null) ? Proxy.newProxyInstance(PRESENT.getClassLoader(),
				new Class<?>[] { PRESENT, Ordered.class }, new Customizing(this.instrumentation)) : null;
	}

	private record Customizing(ObjectProvider<RestClientInstrumentation> instrumentation) implements InvocationHandler {

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
			if (ReflectionUtils.isEqualsMethod(method)) {
				return arguments != null && proxy == arguments[0];
			}
			if (ReflectionUtils.isHashCodeMethod(method)) {
				return System.identityHashCode(proxy);
			}
			if (ReflectionUtils.isToStringMethod(method)) {
				return Customizing.class.getName();
			}
			if (arguments != null && arguments[0] instanceof RestTemplate template) {
				this.instrumentation.getObject().instrument(template);
				return null;
			}
			return Ordered.LOWEST_PRECEDENCE;
		}

	}

}
