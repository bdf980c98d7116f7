package io.github.tuxsentry.internal.actuate;

import java.net.URI;
import java.util.function.Supplier;

import io.sentry.IScopes;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * Status of Sentry: whether it is enabled, and the target of events. Thread-safe.
 */
final class SentryStatus {

	private final IScopes scopes;

	private final Supplier<String> disabledReason;

	SentryStatus(IScopes scopes, Supplier<String> disabledReason) {
		this.scopes = scopes;
		this.disabledReason = disabledReason;
	}

	boolean isOn() {
		return this.scopes.isEnabled();
	}

	/**
	 * Return why Sentry is disabled.
	 * @return the reason, or {@code null} if it is enabled
	 */
	@Nullable String reason() {
		return isOn() ? null : this.disabledReason.get();
	}

	@Nullable String environment() {
		return isOn() ? this.scopes.getOptions().getEnvironment() : null;
	}

	@Nullable String release() {
		return isOn() ? this.scopes.getOptions().getRelease() : null;
	}

	/**
	 * Return the target of events, without a key.
	 * @return the host and the project, or {@code null} if events are not sent
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
