package io.github.tuxsentry.internal.core;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.ISentryClient;
import io.sentry.SentryClient;
import io.sentry.SentryEvent;
import io.sentry.SentryLogEvent;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryReplayEvent;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventProcessor} that detects that other options apply: those of another
 * {@code Sentry.init}, those of a client that the application has bound, or the known
 * ones after a change. It does so no later than the first event, transaction, log or
 * metric captured with them, and before that is filtered and serialized. The global
 * scope, and with it this processor, is retained irrespective of the component that
 * initializes Sentry. Thread-safe.
 */
public final class SentryInitDetector implements EventProcessor {

	/**
	 * Field of the SDK's client that contains its options.
	 */
	public static final String FIELD = "options";

	private final IScopes scopes;

	private final BiConsumer<? super SentryOptions, Cause> listener;

	private final Map<SentryOptions, Callbacks> known = Collections.synchronizedMap(new WeakHashMap<>());

	private volatile @Nullable Known lastKnown;

	private volatile @Nullable SentryOptions starting;

	private boolean notifying;

	/**
	 * Create a new detector.
	 * @param scopes the scopes of the current thread
	 * @param listener called once for the options of each running Sentry or bound client,
	 * and after each change; must not throw
	 */
	public SentryInitDetector(IScopes scopes, BiConsumer<? super SentryOptions, Cause> listener) {
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
	 * Register options for which the listener is not to be called, unless they change
	 * once Sentry has started.
	 * @param options the options with which Sentry is about to start
	 */
	public void register(SentryOptions options) {
		this.starting = options;
	}

	/**
	 * Call the listener once more for options that it was already called for.
	 * @param options the options
	 */
	public void reset(SentryOptions options) {
		this.known.remove(options);
		this.lastKnown = null;
		check();
	}

	/**
	 * Check for different options.
	 */
	public void check() {
		SentryOptions options = options();
		Known last = this.lastKnown;
		if (last == null || !last.isOf(options)) {
			check(options);
		}
	}

	private void check(SentryOptions options) {
		Callbacks callbacks = this.known.get(options);
		if (callbacks != null && callbacks.areOf(options)) {
			this.lastKnown = new Known(options, callbacks);
			return;
		}
		if (options == this.starting) {
			this.known.put(options, Callbacks.of(options));
			this.starting = null;
		}
		else if (this.scopes.isEnabled()) {
			notifyListener(options);
		}
	}

	/**
	 * Return the options of the client that captures on the current thread.
	 */
	private SentryOptions options() {
		SentryOptions own = BoundClient.optionsOf(client());
		return (own != null) ? own : this.scopes.getGlobalScope().getOptions();
	}

	private ISentryClient client() {
		ISentryClient client = this.scopes.getScope().getClient();
		if (!(client instanceof SentryClient)) {
			client = this.scopes.getIsolationScope().getClient();
		}
		return (client instanceof SentryClient) ? client : this.scopes.getGlobalScope().getClient();
	}

	/**
	 * Block other threads until the listener has processed the options. Anything that the
	 * listener captures itself is not blocked.
	 */
	private synchronized void notifyListener(SentryOptions options) {
		Callbacks callbacks = this.known.get(options);
		if (this.notifying || (callbacks != null && callbacks.areOf(options))) {
			return;
		}
		this.notifying = true;
		try {
			this.listener.accept(options, causeOf(options, callbacks));
			this.known.put(options, Callbacks.of(options));
		}
		finally {
			this.notifying = false;
		}
	}

	private Cause causeOf(SentryOptions options, @Nullable Callbacks before) {
		if (before != null) {
			return Cause.CHANGE;
		}
		return (options == this.scopes.getGlobalScope().getOptions()) ? Cause.INIT : Cause.CLIENT;
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

	/**
	 * Cause of different options.
	 */
	public enum Cause {

		/** Sentry was initialized. */
		INIT,

		/** A client with options of its own was bound. */
		CLIENT,

		/** Known options were changed. */
		CHANGE

	}

	/**
	 * Identities of the callbacks of options, by which a change is detected.
	 */
	private record Callbacks(int serializer, int events, int transactions) {

		static Callbacks of(SentryOptions options) {
			return new Callbacks(System.identityHashCode(options.getSerializer()),
					System.identityHashCode(options.getBeforeSend()),
					System.identityHashCode(options.getBeforeSendTransaction()));
		}

		boolean areOf(SentryOptions options) {
			return this.serializer == System.identityHashCode(options.getSerializer())
					&& this.events == System.identityHashCode(options.getBeforeSend())
					&& this.transactions == System.identityHashCode(options.getBeforeSendTransaction());
		}

	}

	private record Known(SentryOptions options, Callbacks callbacks) {

		boolean isOf(SentryOptions options) {
			return this.options == options && this.callbacks.areOf(options);
		}

	}

}
