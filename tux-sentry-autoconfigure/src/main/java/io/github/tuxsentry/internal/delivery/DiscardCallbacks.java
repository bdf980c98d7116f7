package io.github.tuxsentry.internal.delivery;

import java.util.List;
import java.util.function.Supplier;

import io.sentry.DataCategory;
import io.sentry.SentryOptions.OnDiscardCallback;
import io.sentry.clientreport.DiscardReason;

/**
 * {@link OnDiscardCallback} that counts and invokes the application's own callbacks in
 * order.
 */
public final class DiscardCallbacks implements OnDiscardCallback {

	private final DeliveryCounters counters;

	private final Supplier<List<OnDiscardCallback>> applicationCallbacks;

	DiscardCallbacks(DeliveryCounters counters, Supplier<List<OnDiscardCallback>> applicationCallbacks) {
		this.counters = counters;
		this.applicationCallbacks = applicationCallbacks;
	}

	@Override
	public void execute(DiscardReason reason, DataCategory category, Long number) {
		this.counters.discarded(reason, category, number);
		List<OnDiscardCallback> callbacks = this.applicationCallbacks.get();
		for (int i = 0; i < callbacks.size(); i++) {
			callbacks.get(i).execute(reason, category, number);
		}
	}

}
