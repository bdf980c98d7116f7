package io.github.tuxsentry;

import java.util.function.Consumer;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The SDK, started for each test against a Sentry on this machine and closed again. All
 * transactions are sampled unless the options say otherwise.
 */
public final class LiveSentry implements BeforeEachCallback, AfterEachCallback {

	private static final long FLUSH_MILLIS = 10_000;

	/**
	 * The SDK waits that long for a scheduled flush of logs, and again of metrics.
	 */
	private static final long SHUTDOWN_TIMEOUT_MILLIS = 100;

	private final Consumer<SentryOptions> options;

	private LocalSentry local;

	public LiveSentry() {
		this((options) -> {
		});
	}

	public LiveSentry(Consumer<SentryOptions> options) {
		this.options = options;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.local = LocalSentry.start();
		Sentry.init((sentry) -> {
			sentry.setDsn(this.local.dsn());
			sentry.setTracesSampleRate(1.0);
			sentry.setShutdownTimeoutMillis(SHUTDOWN_TIMEOUT_MILLIS);
			this.options.accept(sentry);
		});
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Sentry.close();
		this.local.close();
	}

	/**
	 * Stops the SDK in the middle of a test.
	 */
	public void stop() {
		Sentry.close();
	}

	public IScopes scopes() {
		return ScopesAdapter.getInstance();
	}

	/**
	 * Returns the Sentry to which everything captured so far has arrived.
	 * @return the local Sentry
	 */
	public LocalSentry received() {
		Sentry.flush(FLUSH_MILLIS);
		return this.local;
	}

	/**
	 * Returns the Sentry at once, to wait for what another thread captures.
	 * @return the local Sentry
	 */
	public LocalSentry local() {
		return this.local;
	}

}
