package io.github.tuxsentry.internal.serialization;

import java.util.List;

import io.sentry.SentryLogEvent;
import io.sentry.protocol.Message;
import org.jspecify.annotations.Nullable;

/**
 * A formatted message whose parameters are sent beside it: what is secret in the message
 * for what stands before it there, is so as a parameter too.
 *
 * @param message the message
 * @param scrubbed what is left of it
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
	 * Hides a text that the message had and no longer has.
	 * @param text a text, e.g. a parameter
	 * @return the text, or what stands for it
	 */
	String hide(String text) {
		if (!text.isEmpty() && this.message.contains(text) && !this.scrubbed.contains(text)) {
			return LABEL;
		}
		return (this.template != null) ? this.template.hide(text) : text;
	}

}
