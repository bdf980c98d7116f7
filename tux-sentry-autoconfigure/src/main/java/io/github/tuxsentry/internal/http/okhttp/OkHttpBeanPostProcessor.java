package io.github.tuxsentry.internal.http.okhttp;

import java.util.function.Supplier;

import io.github.tuxsentry.http.TuxSentryOkHttpInterceptor;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * {@link BeanPostProcessor} that adds the interceptor to OkHttpClient beans. The
 * resulting client shares the connections and threads of the original bean.
 */
public final class OkHttpBeanPostProcessor implements BeanPostProcessor, Ordered {

	private static final String INTERCEPTOR_OF_SENTRY = "io.sentry.okhttp.SentryOkHttpInterceptor";

	private final Supplier<TuxSentryOkHttpInterceptor> interceptor;

	private final FaultBarrier faults;

	/**
	 * Create a new post-processor.
	 * @param interceptor obtained for the first bean of that type
	 * @param faults handles internal errors
	 */
	OkHttpBeanPostProcessor(Supplier<TuxSentryOkHttpInterceptor> interceptor, FaultBarrier faults) {
		this.faults = faults;
		this.interceptor = interceptor;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof OkHttpClient client && client.getClass() == OkHttpClient.class) {
			return this.faults.get("instrument an OkHttpClient", () -> instrument(client), client);
		}
		return bean;
	}

	private OkHttpClient instrument(OkHttpClient client) {
		if (client.interceptors().stream().anyMatch(TuxSentryOkHttpInterceptor.class::isInstance)) {
			return client;
		}
		boolean traced = client.interceptors().stream().anyMatch(OkHttpBeanPostProcessor::isOfSentry);
		TuxSentryOkHttpInterceptor ours = this.interceptor.get();
		if (traced && ours instanceof ObservedCallInterceptor observed) {
			ours = observed.withoutSpans();
		}
		OkHttpClient.Builder builder = client.newBuilder();
		builder.interceptors().add(0, ours);
		return builder.build();
	}

	private static boolean isOfSentry(Interceptor interceptor) {
		return interceptor.getClass().getName().equals(INTERCEPTOR_OF_SENTRY);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
