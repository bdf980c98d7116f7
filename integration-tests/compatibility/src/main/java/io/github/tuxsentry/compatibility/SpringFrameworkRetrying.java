package io.github.tuxsentry.compatibility;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.util.ClassUtils;

/**
 * {@link Retrying} implementation with Spring Framework 7, which is called by reflection
 * since it is not available when the bot is compiled.
 */
class SpringFrameworkRetrying implements Retrying {

	private final Object template;

	private final Class<?> retryable;

	SpringFrameworkRetrying(@Qualifier("retryTemplate") Object template) {
		this.template = template;
		this.retryable = ClassUtils.resolveClassName("org.springframework.core.retry.Retryable",
				template.getClass().getClassLoader());
	}

	@Override
	public void perform(Supplier<Object> work) throws Exception {
		Object callback = Proxy.newProxyInstance(this.retryable.getClassLoader(), new Class<?>[] { this.retryable },
				(proxy, method, arguments) -> method.getName().equals("execute") ? work.get() : "work");
		this.template.getClass().getMethod("execute", this.retryable).invoke(this.template, callback);
	}

}
