package io.github.tuxsentry.internal.delivery;

import io.sentry.NoOpTransportFactory;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

/**
 * Has the SDK send through our transport, unless the application has one of its own, and
 * has all that it discards counted: Sentry's module for Boot 4 does not look for the
 * callback by itself.
 */
final class DeliveryOptions implements Sentry.OptionsConfiguration<SentryOptions> {

	private final DeliveryTransportFactory transports;

	private final DiscardCallbacks callbacks;

	DeliveryOptions(DeliveryTransportFactory transports, DiscardCallbacks callbacks) {
		this.transports = transports;
		this.callbacks = callbacks;
	}

	@Override
	public void configure(SentryOptions options) {
		if (options.getTransportFactory() instanceof NoOpTransportFactory) {
			options.setTransportFactory(this.transports);
		}
		options.setOnDiscard(this.callbacks);
	}

}
