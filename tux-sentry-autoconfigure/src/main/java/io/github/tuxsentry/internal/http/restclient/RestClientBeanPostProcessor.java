package io.github.tuxsentry.internal.http.restclient;

import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * {@link BeanPostProcessor} that instruments RestClient builders, RestClients and
 * RestTemplates.
 */
public final class RestClientBeanPostProcessor implements BeanPostProcessor, Ordered {

	private final Supplier<RestClientInstrumentation> instrumentation;

	private final FaultBarrier faults;

	/**
	 * Create a new post-processor.
	 * @param instrumentation obtained for the first bean of those types
	 * @param faults handles internal errors
	 */
	RestClientBeanPostProcessor(Supplier<RestClientInstrumentation> instrumentation, FaultBarrier faults) {
		this.faults = faults;
		this.instrumentation = instrumentation;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof RestClient.Builder builder) {
			this.faults.run("instrument a builder of RestClients",
					() -> this.instrumentation.get().instrument(builder));
		}
		else if (bean instanceof RestTemplate template) {
			this.faults.run("instrument a RestTemplate", () -> this.instrumentation.get().instrument(template));
		}
		else if (bean instanceof RestClient client) {
			return this.faults.get("instrument a RestClient", () -> this.instrumentation.get().instrument(client),
					client);
		}
		return bean;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
