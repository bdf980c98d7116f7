package io.github.tuxsentry.autoconfigure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;

import io.github.tuxsentry.http.restclient.RestClientInstrumentation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.RestTemplate;

/**
 * Registers a customizer for what Boot's builder of RestTemplates builds, after all
 * others. The type of customizers has another name in each generation of Boot, so the
 * customizer is a proxy of the one that is there.
 */
final class RestTemplateCustomizerRegistrar implements ImportBeanDefinitionRegistrar, BeanFactoryAware {

	private static final List<String> TYPES = List.of("org.springframework.boot.web.client.RestTemplateCustomizer",
			"org.springframework.boot.restclient.RestTemplateCustomizer");

	private static final String BEAN_NAME = "tuxSentryRestTemplateCustomizer";

	private @Nullable BeanFactory beanFactory;

	RestTemplateCustomizerRegistrar() {
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		ClassLoader classLoader = getClass().getClassLoader();
		TYPES.stream()
			.filter((type) -> ClassUtils.isPresent(type, classLoader))
			.findFirst()
			.ifPresent((type) -> register(ClassUtils.resolveClassName(type, classLoader), registry));
	}

	private <T> void register(Class<T> type, BeanDefinitionRegistry registry) {
		RootBeanDefinition definition = new RootBeanDefinition(type);
		definition.setInstanceSupplier(() -> customizer(type));
		registry.registerBeanDefinition(BEAN_NAME, definition);
	}

	private Object customizer(Class<?> type) {
		BeanFactory beans = Objects.requireNonNull(this.beanFactory);
		ObjectProvider<RestClientInstrumentation> instrumentation = beans
			.getBeanProvider(RestClientInstrumentation.class);
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type, Ordered.class },
				new Customizing(instrumentation));
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
				return BEAN_NAME;
			}
			if (arguments != null && arguments[0] instanceof RestTemplate template) {
				this.instrumentation.getObject().instrument(template);
				return null;
			}
			return Ordered.LOWEST_PRECEDENCE;
		}

	}

}
