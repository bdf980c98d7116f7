package io.github.tuxsentry.wire;

import io.sentry.SentryLogEvent;
import io.sentry.protocol.Message;
import org.jspecify.annotations.Nullable;

/**
 * A formatted message whose parameters are sent beside it: what is secret in the message
 * for what stands before it there, is so as a parameter too.
 *
 * @param message the message
 * @param scrubbed what is left of it
 */
record Told(String message, String scrubbed) {

	private static final String LABEL = "[secret]";

	static @Nullable Told by(Object source, ItemScrubber scrubber) {
		if (source instanceof Message message) {
			return (message.getParams() != null) ? of(message.getFormatted(), scrubber) : null;
		}
		if (source instanceof SentryLogEvent log) {
			return (log.getAttributes() != null) ? of(log.getBody(), scrubber) : null;
		}
		return null;
	}

	private static @Nullable Told of(@Nullable String message, ItemScrubber scrubber) {
		if (message == null) {
			return null;
		}
		String scrubbed = scrubber.scrub(message, Place.LONGEST_TEXT);
		return scrubbed.equals(message) ? null : new Told(message, scrubbed);
	}

	/**
	 * Hides a text that the message had and no longer has.
	 * @param text a text, e.g. a parameter
	 * @return the text, or what stands for it
	 */
	String hide(String text) {
		return (!text.isEmpty() && this.message.contains(text) && !this.scrubbed.contains(text)) ? LABEL : text;
	}

}
