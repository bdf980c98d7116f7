package io.github.tuxsentry.internal.filter;

import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import org.jspecify.annotations.Nullable;

/**
 * Events as they are created from log messages.
 */
final class LoggedEvents {

	private LoggedEvents() {
	}

	static SentryEvent logged(@Nullable String logger, @Nullable String template, @Nullable String formatted) {
		Message message = new Message();
		message.setMessage(template);
		message.setFormatted(formatted);
		SentryEvent event = new SentryEvent();
		event.setLogger(logger);
		event.setMessage(message);
		return event;
	}

}
