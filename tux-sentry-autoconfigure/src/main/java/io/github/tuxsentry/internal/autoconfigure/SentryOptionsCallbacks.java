package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import io.sentry.EventProcessor;
import io.sentry.ITransportFactory;
import io.sentry.Integration;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.BeforeBreadcrumbCallback;
import io.sentry.SentryOptions.Logs.BeforeSendLogCallback;
import io.sentry.SentryOptions.Metrics.BeforeSendMetricCallback;
import io.sentry.transport.ITransportGate;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
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
		applySingleBeans(options);
		ifPresent(BeforeSendLogCallback.class, (callbacks) -> options.getLogs()
			.setBeforeSend((log) -> chain(callbacks, log, BeforeSendLogCallback::execute)));
		ifPresent(BeforeSendMetricCallback.class,
				(callbacks) -> options.getMetrics()
					.setBeforeSend((metric, hint) -> chain(callbacks, metric,
							(callback, current) -> callback.execute(current, hint))));
		ifPresent(BeforeBreadcrumbCallback.class, (callbacks) -> options.setBeforeBreadcrumb((breadcrumb,
				hint) -> chain(callbacks, breadcrumb, (callback, current) -> callback.execute(current, hint))));
		for (EventProcessor processor : inOrder(EventProcessor.class)) {
			options.addEventProcessor(processor);
		}
		for (Integration integration : inOrder(Integration.class)) {
			options.addIntegration(integration);
		}
	}

	private void applySingleBeans(SentryOptions options) {
		SentryOptions.BeforeSendCallback beforeSend = one(SentryOptions.BeforeSendCallback.class);
		if (beforeSend != null) {
			options.setBeforeSend(beforeSend);
		}
		SentryOptions.BeforeSendTransactionCallback beforeSendTransaction = one(
				SentryOptions.BeforeSendTransactionCallback.class);
		if (beforeSendTransaction != null) {
			options.setBeforeSendTransaction(beforeSendTransaction);
		}
		SentryOptions.OnDiscardCallback onDiscard = one(SentryOptions.OnDiscardCallback.class);
		if (onDiscard != null) {
			options.setOnDiscard(onDiscard);
		}
		SentryOptions.TracesSamplerCallback tracesSampler = one(SentryOptions.TracesSamplerCallback.class);
		if (tracesSampler != null) {
			options.setTracesSampler(tracesSampler);
		}
		ITransportGate transportGate = one(ITransportGate.class);
		if (transportGate != null) {
			options.setTransportGate(transportGate);
		}
		ITransportFactory transportFactory = one(ITransportFactory.class);
		if (transportFactory != null) {
			options.setTransportFactory(transportFactory);
		}
	}

	private <T> void ifPresent(Class<T> type, Consumer<List<T>> action) {
		List<T> callbacks = inOrder(type);
		if (!callbacks.isEmpty()) {
			action.accept(callbacks);
		}
	}

	/**
	 * Invoke callbacks in order, each with the result of the previous one, until one of
	 * them returns {@code null}.
	 */
	private static <C, T> @Nullable T chain(List<C> callbacks, T initial, BiFunction<C, T, @Nullable T> call) {
		T current = initial;
		for (C callback : callbacks) {
			T result = call.apply(callback, current);
			if (result == null) {
				return null;
			}
			current = result;
		}
		return current;
	}

	private <T> @Nullable T one(Class<T> type) {
		return this.beanFactory.getBeanProvider(type).getIfAvailable();
	}

	private <T> List<T> inOrder(Class<T> type) {
		return this.beanFactory.getBeanProvider(type).orderedStream().toList();
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
