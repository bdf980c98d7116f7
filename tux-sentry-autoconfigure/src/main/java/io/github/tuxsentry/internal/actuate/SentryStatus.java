package io.github.tuxsentry.internal.actuate;

import java.net.URI;
import java.util.function.Supplier;

import io.sentry.IScopes;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Whether Sentry is on, and where it sends. Thread-safe.
 */
final class SentryStatus {

	private final IScopes scopes;

	private final Supplier<String> whyOff;

	/**
	 * Creates the status.
	 * @param scopes the scopes of the current thread
	 * @param whyOff says why Sentry is off, where it is
	 */
	SentryStatus(IScopes scopes, Supplier<String> whyOff) {
		this.scopes = scopes;
		this.whyOff = whyOff;
	}

	boolean isOn() {
		return this.scopes.isEnabled();
	}

	/**
	 * Says why Sentry is off.
	 * @return the reason, or {@code null} if it is on
	 */
	@Nullable String reason() {
		return isOn() ? null : this.whyOff.get();
	}

	@Nullable String environment() {
		return isOn() ? this.scopes.getOptions().getEnvironment() : null;
	}

	@Nullable String release() {
		return isOn() ? this.scopes.getOptions().getRelease() : null;
	}

	/**
	 * Returns where events go, without a key.
	 * @return host and project, or {@code null} if they go nowhere
	 */
	@Nullable String target() {
		SentryOptions options = this.scopes.getOptions();
		return isOn() ? target(options.getDsn()) : null;
	}

	static @Nullable String target(@Nullable String dsn) {
		if (dsn == null) {
			return null;
		}
		try {
			URI uri = URI.create(dsn.strip());
			String port = (uri.getPort() < 0) ? "" : ":" + uri.getPort();
			return (uri.getHost() != null) ? uri.getHost() + port + uri.getPath() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
