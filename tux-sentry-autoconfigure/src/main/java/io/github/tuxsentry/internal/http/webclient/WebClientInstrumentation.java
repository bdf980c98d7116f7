package io.github.tuxsentry.internal.http.webclient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCalls;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Instrumentation of WebClients, which is applied to beans of this type and to builders
 * of WebClients. If Sentry's own filter creates the spans, only metrics and conversion
 * are added. Thread-safe.
 */
public final class WebClientInstrumentation implements BeanPostProcessor, Ordered {

	private static final String ORIGIN = "auto.http.tux_sentry.webclient";

	private static final String FILTER_OF_SENTRY = "SentrySpanClientWebRequestFilter";

	private final Supplier<ApiCalls> calls;

	private final FaultBarrier faults;

	/**
	 * Create a new instrumentation.
	 * @param calls observes the calls, obtained for each call
	 * @param faults handles internal errors
	 */
	WebClientInstrumentation(Supplier<ApiCalls> calls, FaultBarrier faults) {
		this.calls = calls;
		this.faults = faults;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof WebClient.Builder builder) {
			instrument(builder);
		}
		return (bean instanceof WebClient client) ? instrument(client) : bean;
	}

	/**
	 * Instrument the clients that a builder creates from now on.
	 * @param builder the builder
	 */
	public void instrument(WebClient.Builder builder) {
		this.faults.run("instrument a builder of WebClients", () -> builder.filters(this::add));
	}

	/**
	 * Instrument a client.
	 * @param client the client
	 * @return the instrumented client, or the client itself if it is already instrumented
	 */
	public WebClient instrument(WebClient client) {
		return this.faults.get("instrument a WebClient", () -> {
			List<Boolean> added = new ArrayList<>();
			WebClient.Builder builder = client.mutate().filters((filters) -> added.add(add(filters)));
			return added.contains(true) ? builder.build() : client;
		}, client);
	}

	private boolean add(List<ExchangeFilterFunction> filters) {
		if (filters.stream().anyMatch(ApiCallFilter.class::isInstance)) {
			return false;
		}
		boolean traced = ApiCalls.areTracedBySentry(filters, FILTER_OF_SENTRY);
		filters.add(0, new ApiCallFilter(this.calls, this.faults, traced ? null : ORIGIN));
		return true;
	}

}
