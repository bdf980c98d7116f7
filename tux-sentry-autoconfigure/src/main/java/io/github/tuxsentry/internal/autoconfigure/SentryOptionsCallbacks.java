package io.github.tuxsentry.internal.autoconfigure;

import io.sentry.EventProcessor;
import io.sentry.ITransportFactory;
import io.sentry.Integration;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.transport.ITransportGate;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;

/**
 * Options configuration that applies the beans which Sentry's own auto-configuration sets
 * on the Sentry options. It replaces that one, which looks up the main class among the
 * beans and thereby creates the main class and its dependencies before Sentry starts.
 */
final class SentryOptionsCallbacks implements Sentry.OptionsConfiguration<SentryOptions>, Ordered {

	/**
	 * Bean name that makes Sentry's own auto-configuration back off.
	 */
	static final String BEAN_NAME = "sentryOptionsConfiguration";

	private final BeanFactory beanFactory;

	SentryOptionsCallbacks(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void configure(SentryOptions options) {
		beans(SentryOptions.BeforeSendCallback.class).ifAvailable(options::setBeforeSend);
		beans(SentryOptions.BeforeSendTransactionCallback.class).ifAvailable(options::setBeforeSendTransaction);
		beans(SentryOptions.Logs.BeforeSendLogCallback.class).ifAvailable(options.getLogs()::setBeforeSend);
		beans(SentryOptions.Metrics.BeforeSendMetricCallback.class).ifAvailable(options.getMetrics()::setBeforeSend);
		beans(SentryOptions.BeforeBreadcrumbCallback.class).ifAvailable(options::setBeforeBreadcrumb);
		beans(SentryOptions.OnDiscardCallback.class).ifAvailable(options::setOnDiscard);
		beans(SentryOptions.TracesSamplerCallback.class).ifAvailable(options::setTracesSampler);
		beans(EventProcessor.class).orderedStream().forEach(options::addEventProcessor);
		beans(Integration.class).orderedStream().forEach(options::addIntegration);
		beans(ITransportGate.class).ifAvailable(options::setTransportGate);
		beans(ITransportFactory.class).ifAvailable(options::setTransportFactory);
	}

	private <T> ObjectProvider<T> beans(Class<T> type) {
		return this.beanFactory.getBeanProvider(type);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
