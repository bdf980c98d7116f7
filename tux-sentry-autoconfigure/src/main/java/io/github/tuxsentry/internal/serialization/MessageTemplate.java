package io.github.tuxsentry.internal.serialization;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Message templates in the format of SLF4J ({@code {}}), {@link java.text.MessageFormat}
 * ({@code {0}}) and {@link java.util.Formatter} ({@code %s}).
 */
final class MessageTemplate {

	private static final Pattern BRACES = Pattern.compile("\\{(\\d{0,3})}");

	private static final Pattern PERCENT = Pattern.compile("%(?:(\\d{1,3})\\$)?[-#+0,.\\d]{0,8}[a-zA-Z]");

	private MessageTemplate() {
	}

	/**
	 * Replace the placeholders of a template with parameters.
	 * @param template the template
	 * @param params the parameters
	 * @return the message, or {@code null} if there is no template
	 */
	static @Nullable String fill(@Nullable String template, List<@Nullable String> params) {
		if (template == null || template.length() > FieldPolicy.MAX_TEXT_LENGTH) {
			return null;
		}
		boolean inBraces = BRACES.matcher(template).find();
		Filler filler = new Filler(params, inBraces ? 0 : 1);
		return (inBraces ? BRACES : PERCENT).matcher(template).replaceAll(filler::next);
	}

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
