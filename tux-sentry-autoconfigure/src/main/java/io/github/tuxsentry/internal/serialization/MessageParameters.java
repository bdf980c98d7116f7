package io.github.tuxsentry.internal.serialization;

import java.util.List;

import io.sentry.SentryLogEvent;
import io.sentry.protocol.Message;
import org.jspecify.annotations.Nullable;

/**
 * Formatted message whose parameters are sent separately. A parameter that is secret
 * because of the text that precedes it in the message is also replaced as a parameter.
 *
 * @param message the message
 * @param scrubbed the scrubbed message
 * @param template the template with the parameters in their places, or {@code null}
 */
record MessageParameters(String message, String scrubbed, @Nullable MessageParameters template) {

	private static final String LABEL = "[secret]";

	static @Nullable MessageParameters by(Object source, ItemScrubber scrubber) {
		if (source instanceof Message message) {
			List<String> params = message.getParams();
			return (params != null) ? of(message.getFormatted(),
					of(MessageTemplate.fill(message.getMessage(), params), null, scrubber), scrubber) : null;
		}
		if (source instanceof SentryLogEvent log) {
			return (log.getAttributes() != null) ? of(log.getBody(), null, scrubber) : null;
		}
		return null;
	}

	private static @Nullable MessageParameters of(@Nullable String message, @Nullable MessageParameters template,
			ItemScrubber scrubber) {
		if (message == null) {
			return template;
		}
		String scrubbed = scrubber.scrub(message, FieldPolicy.MAX_TEXT_LENGTH);
		return scrubbed.equals(message) ? template : new MessageParameters(message, scrubbed, template);
	}

	/**
	 * Replace a text that was contained in the message and has been removed from it.
	 * @param text a text, such as a parameter
	 * @return the text or its replacement
	 */
	String hide(String text) {
		if (!text.isEmpty() && this.message.contains(text) && !this.scrubbed.contains(text)) {
			return LABEL;
		}
		return (this.template != null) ? this.template.hide(text) : text;
	}

}
