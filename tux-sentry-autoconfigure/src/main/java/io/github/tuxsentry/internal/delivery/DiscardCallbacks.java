package io.github.tuxsentry.internal.delivery;

import java.util.List;
import java.util.function.Supplier;

import io.sentry.DataCategory;
import io.sentry.SentryOptions.OnDiscardCallback;
import io.sentry.clientreport.DiscardReason;

/**
 * The one discard callback: counts, and runs the application's own callbacks in order.
 */
public final class DiscardCallbacks implements OnDiscardCallback {

	private final DeliveryCounters monitor;

	private final Supplier<List<OnDiscardCallback>> applicationCallbacks;

	DiscardCallbacks(DeliveryCounters monitor, Supplier<List<OnDiscardCallback>> applicationCallbacks) {
		this.monitor = monitor;
		this.applicationCallbacks = applicationCallbacks;
	}

	@Override
	public void execute(DiscardReason reason, DataCategory category, Long number) {
		this.monitor.discarded(reason, category, number);
		this.applicationCallbacks.get().forEach((callback) -> callback.execute(reason, category, number));
	}

}
