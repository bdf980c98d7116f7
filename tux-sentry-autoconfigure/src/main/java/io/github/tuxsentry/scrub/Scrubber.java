package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.text.Truncation;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets and personal data out of texts: credentials in URLs, in query parameters
 * and in headers, bearer and web tokens, tokens of Discord's bots, webhooks and
 * interactions, keys of vendors, private keys, values of names that name secrets, e-mail
 * and IP addresses. A label stands for each that tells its kind, such as
 * {@code [discord token]}.
 * <p>
 * One pass, in a time that grows with the length of the text and no faster, whatever the
 * text. Immutable and thread-safe.
 */
public final class Scrubber {

	private final @Nullable Detectors detectors;

	private final SecretNames names;

	private final List<CustomPattern> patterns;

	private Scrubber(@Nullable Detectors detectors, SecretNames names, List<CustomPattern> patterns) {
		this.detectors = detectors;
		this.names = names;
		this.patterns = patterns;
	}

	/**
	 * Returns a builder for a scrubber that knows more, or less, than the standard one.
	 * @return a builder that starts with what {@link #standard()} knows
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns the scrubber with nothing of the application's own.
	 * @return a scrubber that takes out all that is listed above
	 */
	public static Scrubber standard() {
		return builder().build();
	}

	/**
	 * Returns a scrubber that leaves everything as it is.
	 * @return a scrubber that only cuts
	 */
	public static Scrubber off() {
		return new Scrubber(null, new SecretNames(List.of(), List.of()), List.of());
	}

	/**
	 * Scrubs a text.
	 * @param text the text
	 * @return the text without secrets; the same object if there are none
	 */
	public String scrub(String text) {
		return scrub(text, Integer.MAX_VALUE);
	}

	/**
	 * Scrubs a text and cuts it, in this order, so that no part of a secret is left at
	 * the cut. What lies far behind the cut is not looked at.
	 * @param text the text
	 * @param length the longest length of the result in {@code char}s, with the mark of
	 * {@link Truncation}
	 * @return the text without secrets; the same object if there are none and it is short
	 * enough
	 */
	public String scrub(String text, int length) {
		NamedSecrets secrets = new NamedSecrets();
		String scrubbed = scrub(text, length, secrets);
		return secrets.areIn(scrubbed) ? scrub(text, length, secrets) : scrubbed;
	}

	/**
	 * Scrubs and cuts one of several texts that belong together.
	 * @param text the text
	 * @param length the longest length of the result in {@code char}s
	 * @param secrets what is known of the secrets in all of the texts, and is learnt from
	 * this one
	 * @return the text without secrets, as far as they are known so far
	 */
	public String scrub(String text, int length, NamedSecrets secrets) {
		if (this.detectors == null) {
			return Truncation.at(text, length);
		}
		String scrubbed = secrets.hideIn(new Scan(text, this.detectors, secrets).run(length).toString());
		for (CustomPattern pattern : this.patterns) {
			scrubbed = pattern.scrub(scrubbed);
		}
		return Truncation.at(scrubbed, length);
	}

	/**
	 * Says what stands for the value of a name, such as the key of a map or a header's
	 * name, if the name tells that the value is secret.
	 * @param name the name
	 * @return the label for the whole value, such as {@code [password]}, or {@code null}
	 * if the name tells of no secret
	 */
	public @Nullable String labelOf(String name) {
		return (this.detectors != null) ? this.names.label(name, 0, name.length()) : null;
	}

	/**
	 * Scrubs the value of a name: as a whole if the name tells that it is secret.
	 * @param name the name
	 * @param value the value
	 * @return the value without secrets
	 */
	public String scrubValue(String name, String value) {
		String label = labelOf(name);
		return (label != null && !value.isEmpty()) ? label : scrub(value);
	}

	/**
	 * Says what a {@link Scrubber} takes out.
	 */
	public static final class Builder {

		private final List<String> keys = new ArrayList<>();

		private final List<String> allowedKeys = new ArrayList<>();

		private final List<CustomPattern> patterns = new ArrayList<>();

		private boolean emails = true;

		private boolean ipAddresses = true;

		private Builder() {
		}

		/**
		 * Says whether e-mail addresses are taken out.
		 * @param taken whether they are; they are by default
		 * @return this
		 */
		public Builder emails(boolean taken) {
			this.emails = taken;
			return this;
		}

		/**
		 * Says whether IP addresses are taken out. Those of this machine and of networks
		 * always stay.
		 * @param taken whether they are; they are by default
		 * @return this
		 */
		public Builder ipAddresses(boolean taken) {
			this.ipAddresses = taken;
			return this;
		}

		/**
		 * Adds a name whose values are secret.
		 * @param key the whole name; case and separators make no difference
		 * @return this
		 * @throws IllegalArgumentException if the name has no letter or digit
		 */
		public Builder key(String key) {
			this.keys.add(checked(key));
			return this;
		}

		/**
		 * Adds a name whose values are not secret, although it looks as if they were.
		 * @param key the whole name; case and separators make no difference
		 * @return this
		 * @throws IllegalArgumentException if the name has no letter or digit
		 */
		public Builder allowedKey(String key) {
			this.allowedKeys.add(checked(key));
			return this;
		}

		private static String checked(String key) {
			if (key.chars().noneMatch(Character::isLetterOrDigit)) {
				throw new IllegalArgumentException("The key '" + key + "' has no letter or digit");
			}
			return key;
		}

		/**
		 * Adds a pattern. Its steps are bounded: a text for which they do not suffice is
		 * withheld as a whole.
		 * @param kind the kind of what it finds, for the label
		 * @param pattern finds what is taken out
		 * @return this
		 * @throws IllegalArgumentException if the pattern matches the empty text
		 */
		public Builder pattern(String kind, Pattern pattern) {
			this.patterns.add(CustomPattern.of(kind, pattern));
			return this;
		}

		/**
		 * Builds the scrubber.
		 * @return a scrubber that takes out what was said
		 */
		public Scrubber build() {
			SecretNames names = new SecretNames(this.keys, this.allowedKeys);
			return new Scrubber(new Detectors(names, this.emails, this.ipAddresses), names, List.copyOf(this.patterns));
		}

	}

}
