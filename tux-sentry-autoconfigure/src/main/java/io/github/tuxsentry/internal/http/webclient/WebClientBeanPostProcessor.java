package io.github.tuxsentry.internal.http.webclient;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link BeanPostProcessor} that instruments WebClient builders and WebClients.
 */
public final class WebClientBeanPostProcessor implements BeanPostProcessor, Ordered {

	private final Supplier<WebClientInstrumentation> instrumentation;

	private final FaultBarrier faults;

	/**
	 * Create a new post-processor.
	 * @param instrumentation obtained for the first bean of those types
	 * @param faults handles internal errors
	 */
	WebClientBeanPostProcessor(Supplier<WebClientInstrumentation> instrumentation, FaultBarrier faults) {
		this.faults = faults;
		this.instrumentation = instrumentation;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof WebClient.Builder builder) {
			this.faults.run("instrument a builder of WebClients", () -> this.instrumentation.get().instrument(builder));
		}
		return (bean instanceof WebClient client)
				? this.faults.get("instrument a WebClient", () -> this.instrumentation.get().instrument(client), client)
				: bean;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
