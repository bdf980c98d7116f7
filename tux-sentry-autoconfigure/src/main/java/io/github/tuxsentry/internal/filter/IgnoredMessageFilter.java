package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.error.ErrorText;
import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Message;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventFilter} that drops log events with ignored messages, and uncaught
 * exceptions of JDA with such messages. Events that the bot captures itself are not
 * dropped.
 */
final class IgnoredMessageFilter implements EventFilter {

	private static final String JDA = "net.dv8tion.jda.";

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
		String text = (event.getLogger() != null) ? textOf(event.getMessage())
				: messageOf(event.getThrowableMechanism());
		return text != null && this.messages.stream().anyMatch((pattern) -> pattern.matches(text));
	}

	private static @Nullable String textOf(@Nullable Message message) {
		if (message == null) {
			return null;
		}
		return (message.getFormatted() != null) ? message.getFormatted() : message.getMessage();
	}

	private static @Nullable String messageOf(@Nullable Throwable thrown) {
		return (thrown instanceof ExceptionMechanismException uncaught
				&& Boolean.FALSE.equals(uncaught.getExceptionMechanism().isHandled())
				&& uncaught.getThrowable().getClass().getName().startsWith(JDA))
						? ErrorText.messageOf(uncaught.getThrowable()) : null;
	}

}
