package io.github.tuxsentry.internal.http.restclient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCalls;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Instrumentation of RestClients and RestTemplates, which is applied to beans of these
 * types and to builders of RestClients. It takes the place of Sentry's own interceptor if
 * that is the first one of a client. If it is a later one, Sentry creates the spans, and
 * only metrics and conversion are added. Thread-safe.
 */
public final class RestClientInstrumentation implements BeanPostProcessor, Ordered {

	private static final String REST_CLIENT = "restclient";

	private static final String REST_TEMPLATE = "resttemplate";

	private static final String OWN_MODULE = "tux_sentry";

	private static final String INTERCEPTOR_OF_SENTRY = "SentrySpanClientHttpRequestInterceptor";

	private final Supplier<ApiCalls> calls;

	private final FaultBarrier faults;

	/**
	 * Create a new instrumentation.
	 * @param calls the supplier of the observation of calls, consulted with each call
	 * @param faults handles internal errors
	 */
	public RestClientInstrumentation(Supplier<ApiCalls> calls, FaultBarrier faults) {
		this.calls = calls;
		this.faults = faults;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof RestClient.Builder builder) {
			instrument(builder);
		}
		else if (bean instanceof RestTemplate template) {
			instrument(template);
		}
		return (bean instanceof RestClient client) ? instrument(client) : bean;
	}

	/**
	 * Instrument the clients that a builder creates from now on.
	 * @param builder the builder
	 */
	public void instrument(RestClient.Builder builder) {
		this.faults.run("instrument a builder of RestClients",
				() -> builder.requestInterceptors((interceptors) -> add(interceptors, REST_CLIENT)));
	}

	/**
	 * Instrument a client.
	 * @param client the client
	 * @return the instrumented client, or the client itself if it is already instrumented
	 */
	public RestClient instrument(RestClient client) {
		return this.faults.get("instrument a RestClient", () -> {
			List<Boolean> added = new ArrayList<>();
			RestClient.Builder builder = client.mutate()
				.requestInterceptors((interceptors) -> added.add(add(interceptors, REST_CLIENT)));
			return added.contains(true) ? builder.build() : client;
		}, client);
	}

	/**
	 * Instrument a template.
	 * @param template the template
	 */
	public void instrument(RestTemplate template) {
		// The setter of the template would sort the interceptors.
		this.faults.run("instrument a RestTemplate", () -> add(template.getInterceptors(), REST_TEMPLATE));
	}

	private boolean add(List<ClientHttpRequestInterceptor> interceptors, String client) {
		if (interceptors.stream().anyMatch(ObservedRequestInterceptor.class::isInstance)) {
			return false;
		}
		String module = OWN_MODULE;
		if (!interceptors.isEmpty() && ApiCalls.isOfSentry(interceptors.get(0), INTERCEPTOR_OF_SENTRY)) {
			module = moduleOf(interceptors.remove(0).getClass());
		}
		boolean traced = ApiCalls.areTracedBySentry(interceptors, INTERCEPTOR_OF_SENTRY);
		interceptors.add(0, new ObservedRequestInterceptor(this.calls, this.faults,
				traced ? null : "auto.http." + module + "." + client));
		return true;
	}

	/**
	 * Return the name of the module of an interceptor, as in the origin of its spans.
	 * These keep it, since it may be one of {@code sentry.ignored-span-origins}.
	 */
	private static String moduleOf(Class<?> interceptor) {
		return interceptor.getPackageName()
			.replaceFirst("^io\\.sentry\\.", "")
			.replaceFirst("\\.tracing$", "")
			.replace('.', '_');
	}

}
