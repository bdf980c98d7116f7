package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.error.ErrorText;
import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventFilter} that drops events with ignored messages: the message of the
 * exception itself, or the text of a message event.
 */
final class IgnoredMessageFilter implements EventFilter {

	private final List<Wildcard> messages;

	IgnoredMessageFilter(List<Wildcard> messages) {
		this.messages = List.copyOf(messages);
	}

	@Override
	public String reason() {
		return "ignored_message";
	}

	@Override
	public boolean drops(SentryEvent event, Hint hint) {
		if (this.messages.isEmpty()) {
			return false;
		}
		String text = textOf(event);
		return this.messages.stream().anyMatch((pattern) -> pattern.matches(text));
	}

	private static @Nullable String textOf(SentryEvent event) {
		Throwable throwable = event.getThrowable();
		if (throwable != null) {
			return ErrorText.messageOf(throwable);
		}
		Message message = event.getMessage();
		if (message == null) {
			return null;
		}
		return (message.getFormatted() != null) ? message.getFormatted() : message.getMessage();
	}

}
