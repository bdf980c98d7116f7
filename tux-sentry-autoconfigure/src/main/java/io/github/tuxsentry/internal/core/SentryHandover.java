package io.github.tuxsentry.internal.core;

import io.sentry.Sentry;
import io.sentry.SentryExecutorService;
import io.sentry.SentryOptions;

/**
 * Handover of Sentry, which exists once in a JVM, to the options of an application
 * context that shares it, once the context that has started it is closed.
 */
public final class SentryHandover {

	private SentryHandover() {
	}

	/**
	 * Start Sentry again. Its executors may still be closing, for which the SDK would
	 * wait.
	 * @param options the options that it has been started with before
	 * @return whether Sentry is enabled
	 */
	public static boolean to(SentryOptions options) {
		options.setExecutorService(new SentryExecutorService(options));
		options.setTimerExecutorService(new SentryExecutorService(options));
		Sentry.init(options);
		return Sentry.isEnabled();
	}

}
