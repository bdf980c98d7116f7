package io.github.tuxsentry.capture;

import java.util.Locale;

import io.github.tuxsentry.CaptureSpec;
import io.github.tuxsentry.error.Causes;
import io.github.tuxsentry.error.DomainError;
import io.github.tuxsentry.error.ErrorSeverity;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an error of the bot's domain: tags {@code error.type=tux_error} and
 * {@code error.severity}, context {@code tux_error}. The severity is the event's level.
 */
public final class TuxErrorDetails extends ErrorDetails {

	private @Nullable ErrorSeverity severity;

	TuxErrorDetails() {
		super("tux_error", "tux_error");
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

	private static SentryLevel levelOf(ErrorSeverity severity) {
		return switch (severity) {
			case INFO -> SentryLevel.INFO;
			case WARNING -> SentryLevel.WARNING;
			case ERROR -> SentryLevel.ERROR;
			case FATAL -> SentryLevel.FATAL;
		};
	}

	/**
	 * Sets the command.
	 * @param command the command's qualified name
	 * @return these details
	 */
	public TuxErrorDetails command(String command) {
		value("command", command);
		return this;
	}

	/**
	 * Sets the user.
	 * @param userId the Discord user's id
	 * @return these details
	 */
	public TuxErrorDetails user(String userId) {
		value("user_id", userId);
		return this;
	}

	/**
	 * Sets the guild.
	 * @param guildId the guild's id
	 * @return these details
	 */
	public TuxErrorDetails guild(String guildId) {
		value("guild_id", guildId);
		return this;
	}

}
