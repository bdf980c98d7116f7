package io.github.tuxsentry.internal.capture;

import java.util.Locale;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.capture.TuxErrorDetails;
import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.internal.error.Causes;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * Tags and context of an error of the bot's domain: tags {@code error.type=tux_error} and
 * {@code error.severity}, context {@code tux_error}. The severity is the level of the
 * event.
 */
final class TuxErrorReport extends ErrorReport implements TuxErrorDetails {

	private @Nullable ErrorSeverity severity;

	TuxErrorReport() {
		super("tux_error", "tux_error");
	}

	static boolean covers(Throwable error) {
		return error instanceof DomainError;
	}

	@Override
	void derive(Throwable error) {
		super.derive(error);
		DomainError domainError = Causes.find(error, DomainError.class);
		if (domainError != null) {
			this.severity = domainError.getSeverity();
			derivedTag("error.severity", this.severity.name().toLowerCase(Locale.ROOT));
			derivedValue("error_code", domainError.getCode());
			derivedValue("user_facing", domainError.isUserFacing());
		}
	}

	@Override
	void writeTo(CaptureSpec spec) {
		super.writeTo(spec);
		if (this.severity != null) {
			spec.level(levelOf(this.severity));
		}
	}

	@Override
	void addTo(SentryEvent event) {
		super.addTo(event);
		if (event.getLevel() == null && this.severity != null) {
			event.setLevel(levelOf(this.severity));
		}
	}

	private static SentryLevel levelOf(ErrorSeverity severity) {
		return switch (severity) {
			case INFO -> SentryLevel.INFO;
			case WARNING -> SentryLevel.WARNING;
			case ERROR -> SentryLevel.ERROR;
			case FATAL -> SentryLevel.FATAL;
		};
	}

	@Override
	public TuxErrorDetails command(String command) {
		value("command", command);
		return this;
	}

	@Override
	public TuxErrorDetails user(String userId) {
		value("user_id", userId);
		return this;
	}

	@Override
	public TuxErrorDetails guild(String guildId) {
		value("guild_id", guildId);
		return this;
	}

}
