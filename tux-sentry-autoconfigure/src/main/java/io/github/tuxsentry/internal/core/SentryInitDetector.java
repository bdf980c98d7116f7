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
 * {@link EventProcessor} that detects that Sentry was initialized with different options,
 * no later than the first event, transaction, log or metric captured with them, and
 * before that is filtered and serialized. The global scope, and with it this processor,
 * is retained irrespective of the component that initializes Sentry. Thread-safe.
 */
public final class SentryInitDetector implements EventProcessor {

	private final IScopes scopes;

	private final Consumer<? super SentryOptions> listener;

	private volatile @Nullable SentryOptions known;

	private boolean notifying;

	/**
	 * Create a new detector.
	 * @param scopes the scopes of the current thread
	 * @param listener called once for the options of each running Sentry; must not throw
	 */
	public SentryInitDetector(IScopes scopes, Consumer<? super SentryOptions> listener) {
		this.scopes = scopes;
		this.listener = listener;
	}

	/**
	 * Start detection.
	 */
	public void begin() {
		this.scopes.getGlobalScope().addEventProcessor(this);
	}

	/**
	 * Stop detection.
	 */
	public void end() {
		this.scopes.getGlobalScope()
			.getEventProcessorsWithOrder()
			.removeIf((processor) -> processor.getEventProcessor() == this);
	}

	/**
	 * Register options for which the listener is not to be called.
	 * @param options the options with which Sentry is about to start
	 */
	public void register(SentryOptions options) {
		this.known = options;
	}

	/**
	 * Call the listener once more for options that it was already called for.
	 */
	public void reset() {
		this.known = null;
		check();
	}

	/**
	 * Check for different options.
	 */
	public void check() {
		SentryOptions current = this.scopes.getGlobalScope().getOptions();
		if (current != this.known && this.scopes.isEnabled()) {
			notifyListener(current);
		}
	}

	/**
	 * Block other threads until the listener has processed the options. Anything that the
	 * listener captures itself is not blocked.
	 */
	private synchronized void notifyListener(SentryOptions options) {
		if (options == this.known || this.notifying) {
			return;
		}
		this.notifying = true;
		try {
			this.listener.accept(options);
			this.known = options;
		}
		finally {
			this.notifying = false;
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
	 * Return the order of this processor, which runs first.
	 */
	@Override
	public Long getOrder() {
		return Long.MIN_VALUE;
	}

}
