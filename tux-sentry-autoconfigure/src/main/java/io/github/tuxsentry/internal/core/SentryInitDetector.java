package io.github.tuxsentry.internal.core;

import java.util.function.Consumer;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.SentryEvent;
import io.sentry.SentryLogEvent;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryReplayEvent;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Notices that Sentry was started with other options: at the latest with the first event,
 * transaction, log or metric that is captured with them, before that is filtered and
 * serialised. Whoever starts Sentry, its global scope stays, and with it this processor.
 * Thread-safe.
 */
public final class SentryInitDetector implements EventProcessor {

	private final IScopes scopes;

	private final Consumer<? super SentryOptions> listener;

	private volatile @Nullable SentryOptions known;

	private boolean telling;

	/**
	 * Creates a watch.
	 * @param scopes the scopes of the current thread
	 * @param listener takes the options of a Sentry that runs, once each; must not throw
	 */
	public SentryInitDetector(IScopes scopes, Consumer<? super SentryOptions> listener) {
		this.scopes = scopes;
		this.listener = listener;
	}

	/**
	 * Begins to watch.
	 */
	public void begin() {
		this.scopes.getGlobalScope().addEventProcessor(this);
	}

	/**
	 * Watches no more.
	 */
	public void end() {
		this.scopes.getGlobalScope()
			.getEventProcessorsWithOrder()
			.removeIf((processor) -> processor.getEventProcessor() == this);
	}

	/**
	 * Takes note of options of which the listener is not to be told.
	 * @param options the options, with which Sentry is about to start
	 */
	public void know(SentryOptions options) {
		this.known = options;
	}

	/**
	 * Has the listener told once more of the options that it was told of.
	 */
	public void forget() {
		this.known = null;
		check();
	}

	/**
	 * Looks whether there are other options.
	 */
	public void check() {
		SentryOptions current = this.scopes.getGlobalScope().getOptions();
		if (current != this.known && this.scopes.isEnabled()) {
			tell(current);
		}
	}

	/**
	 * Keeps other threads waiting until the listener is done with the options. What it
	 * captures itself goes on.
	 */
	private synchronized void tell(SentryOptions options) {
		if (options == this.known || this.telling) {
			return;
		}
		this.telling = true;
		try {
			this.listener.accept(options);
			this.known = options;
		}
		finally {
			this.telling = false;
		}
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		check();
		return event;
	}

	@Override
	public SentryTransaction process(SentryTransaction transaction, Hint hint) {
		check();
		return transaction;
	}

	@Override
	public SentryReplayEvent process(SentryReplayEvent event, Hint hint) {
		check();
		return event;
	}

	@Override
	public SentryLogEvent process(SentryLogEvent event) {
		check();
		return event;
	}

	@Override
	public SentryMetricsEvent process(SentryMetricsEvent event, Hint hint) {
		check();
		return event;
	}

	/**
	 * Comes first.
	 */
	@Override
	public Long getOrder() {
		return Long.MIN_VALUE;
	}

}
