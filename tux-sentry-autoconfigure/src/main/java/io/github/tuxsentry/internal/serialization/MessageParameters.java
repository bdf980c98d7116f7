package io.github.tuxsentry.internal.serialization;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	private static final Pattern BRACES = Pattern.compile("\\{(\\d{0,3})}");

	private static final Pattern PERCENT = Pattern.compile("%(?:(\\d{1,3})\\$)?[-#+0,.\\d]{0,8}[a-zA-Z]");

	static @Nullable MessageParameters by(Object source, ItemScrubber scrubber) {
		if (source instanceof Message message) {
			List<String> params = message.getParams();
			return (params != null)
					? of(message.getFormatted(), of(fill(message.getMessage(), params), null, scrubber), scrubber)
					: null;
		}
		if (source instanceof SentryLogEvent log) {
			return (log.getAttributes() != null) ? of(log.getBody(), null, scrubber) : null;
		}
		return null;
	}

	/**
	 * Replace the placeholders of a template with parameters, in the format of SLF4J
	 * ({@code {}}), {@link java.text.MessageFormat} ({@code {0}}) or
	 * {@link java.util.Formatter} ({@code %s}).
	 * @param template the template
	 * @param params the parameters
	 * @return the message, or {@code null} if there is no template
	 */
	private static @Nullable String fill(@Nullable String template, List<@Nullable String> params) {
		if (template == null || template.length() > FieldPolicy.MAX_TEXT_LENGTH) {
			return null;
		}
		boolean inBraces = BRACES.matcher(template).find();
		Filler filler = new Filler(params, inBraces ? 0 : 1);
		return (inBraces ? BRACES : PERCENT).matcher(template).replaceAll(filler::next);
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

	/**
	 * Replacement of placeholders, with an index or by their order.
	 */
	private static final class Filler {

		private final List<@Nullable String> params;

		private final int firstIndex;

		private int position;

		Filler(List<@Nullable String> params, int firstIndex) {
			this.params = params;
			this.firstIndex = firstIndex;
		}

		String next(MatchResult place) {
			String given = place.group(1);
			int index = (given == null || given.isEmpty()) ? this.position++
					: Integer.parseInt(given) - this.firstIndex;
			boolean known = index >= 0 && index < this.params.size();
			return Matcher.quoteReplacement(known ? String.valueOf(this.params.get(index)) : place.group());
		}

	}

}
