package io.github.tuxsentry.internal.serialization;

import io.github.tuxsentry.internal.text.Truncation;
import org.jspecify.annotations.Nullable;

/**
 * Texts of the fields of one item as they are sent: scrubbed and truncated according to
 * the policy of the field.
 */
final class FieldTexts {

	static final int MAX_NAME_LENGTH = 200;

	private final ItemScrubber scrubber;

	private @Nullable MessageParameters parameters;

	FieldTexts(ItemScrubber scrubber) {
		this.scrubber = scrubber;
	}

	/**
	 * Replace the parameters of a message, until the returned ones are restored.
	 * @param source the object that may have a message with parameters
	 * @return the previous parameters
	 */
	@Nullable MessageParameters enter(Object source) {
		MessageParameters outer = this.parameters;
		MessageParameters own = MessageParameters.by(source, this.scrubber);
		this.parameters = (own != null) ? own : outer;
		return outer;
	}

	void restore(@Nullable MessageParameters outer) {
		this.parameters = outer;
	}

	/**
	 * Return the text of a field.
	 * @param value the text
	 * @param policy the policy of the field
	 * @param capacity the number of available bytes, which limits texts of the
	 * application
	 * @return the text to send, or {@code null} if it is personal as a whole
	 */
	@Nullable String of(String value, FieldPolicy policy, int capacity) {
		return switch (policy.kind()) {
			case CODE, NAME -> name(value, policy);
			case BINARY -> isBase64(value) ? value : scrubbed(value, policy.length());
			case COOKIES -> scrubbed("cookies", value, policy.length());
			case QUERY -> scrubbed("?" + value, policy.length()).substring(1);
			case ADDRESS -> this.scrubber.scrub(value, policy.length()).equals(value) ? value : null;
			default -> scrubbed(value, Math.min(policy.length(), Math.max(capacity, MAX_NAME_LENGTH)));
		};
	}

	/**
	 * Return the name of a field.
	 */
	String fieldName(String name) {
		return this.scrubber.scrub(name, MAX_NAME_LENGTH);
	}

	/**
	 * Return a name in the code, or a name that Sentry uses to group.
	 */
	String name(String text, FieldPolicy policy) {
		return (policy.kind() == FieldPolicy.Kind.CODE) ? Truncation.at(text, policy.length())
				: this.scrubber.scrubName(text, policy.length());
	}

	/**
	 * Scrub a text and replace the values that are replaced in the message.
	 */
	String scrubbed(String text, int length) {
		String scrubbed = this.scrubber.scrub(text, length);
		return (this.parameters != null) ? this.parameters.hide(SafeStrings.wellFormed(scrubbed)) : scrubbed;
	}

	/**
	 * Scrub a text, all of which is replaced if its name denotes a secret.
	 */
	String scrubbed(String name, String value, int length) {
		String label = this.scrubber.labelOf(name, value);
		return (label != null) ? label : scrubbed(value, length);
	}

	private static boolean isBase64(String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			boolean digit = character < 128 && Character.isLetterOrDigit(character);
			if (!digit && character != '+' && character != '/' && character != '=') {
				return false;
			}
		}
		return true;
	}

}
