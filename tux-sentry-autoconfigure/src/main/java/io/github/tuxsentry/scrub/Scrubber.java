package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.text.RecentTexts;
import io.github.tuxsentry.internal.text.Truncation;
import org.jspecify.annotations.Nullable;

/**
 * Scrubber that replaces secrets and personal data in text: credentials in URLs, query
 * parameters and headers, bearer tokens and JSON web tokens, Discord bot, webhook and
 * interaction tokens, vendor API keys, private keys, values of secret keys, e-mail
 * addresses and IP addresses. Each is replaced with a label of its kind, such as
 * {@code [discord token]}.
 * <p>
 * A text is processed in a single pass, in linear time. Instances are immutable and
 * thread-safe. Short texts without secrets are remembered, up to a limit.
 *
 * @since 0.1.0
 */
public final class Scrubber {

	private final @Nullable LazyDetectors detectors;

	private final SecretNames names;

	private final List<CustomPattern> patterns;

	/**
	 * Texts in which nothing was found. A text that contains a secret is never retained.
	 */
	private final RecentTexts clean = new RecentTexts();

	private final KnownNames knownNames = new KnownNames();

	private Scrubber(@Nullable LazyDetectors detectors, SecretNames names, List<CustomPattern> patterns) {
		this.detectors = detectors;
		this.names = names;
		this.patterns = patterns;
	}

	/**
	 * Create a new builder for a customized scrubber.
	 * @return a builder with the settings of {@link #standard()}
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the scrubber with the default settings.
	 * @return a scrubber that replaces everything listed above
	 */
	public static Scrubber standard() {
		return Standard.SCRUBBER;
	}

	/**
	 * Create a new scrubber that replaces nothing.
	 * @return a scrubber that only truncates
	 */
	public static Scrubber none() {
		return new Scrubber(null, new SecretNames(List.of(), List.of()), List.of());
	}

	/**
	 * Scrub a text.
	 * @param text the text
	 * @return the text without secrets; the same instance if there are none
	 */
	public String scrub(String text) {
		return scrub(text, Integer.MAX_VALUE);
	}

	/**
	 * Scrub a text and then truncate it, so that no part of a secret remains at its end.
	 * Text far beyond the maximum length is not processed.
	 * @param text the text
	 * @param length the maximum length of the result in {@code char}s, including the
	 * truncation marker
	 * @return the text without secrets; the same instance if nothing was replaced or
	 * truncated
	 */
	public String scrub(String text, int length) {
		NamedSecrets secrets = new NamedSecrets();
		String scrubbed = scrub(text, length, secrets);
		return secrets.areIn(scrubbed) ? scrub(text, length, secrets) : scrubbed;
	}

	/**
	 * Scrub and truncate one of several related texts. Secrets that are found in one of
	 * the texts are replaced in the texts that follow. To also replace them in the
	 * preceding texts, scrub all texts once more if {@link NamedSecrets#areIn} returns
	 * {@code true} for the result.
	 * @param text the text
	 * @param length the maximum length of the result in {@code char}s
	 * @param secrets the secrets found so far, to which those of this text are added
	 * @return the text without the secrets found so far
	 */
	public String scrub(String text, int length, NamedSecrets secrets) {
		if (this.detectors == null) {
			return Truncation.at(text, length);
		}
		if (text.length() <= length && this.clean.contains(text) && secrets.hideIn(text).equals(text)) {
			return text;
		}
		Scan scan = new Scan(text, this.detectors.get(), secrets);
		String scrubbed = secrets.hideIn(scan.run(length).toString());
		for (CustomPattern pattern : this.patterns) {
			scrubbed = pattern.scrub(scrubbed);
		}
		if (scan.isClean() && scrubbed.equals(text)) {
			this.clean.add(text);
		}
		return Truncation.at(scrubbed, length);
	}

	/**
	 * Return a scrubber for names such as that of a release, which may look like an
	 * address.
	 * @return a scrubber with the settings of this one that keeps e-mail and IP addresses
	 */
	public Scrubber withoutAddresses() {
		LazyDetectors detectors = (this.detectors != null) ? new LazyDetectors(this.names, false, false) : null;
		return new Scrubber(detectors, this.names, this.patterns);
	}

	/**
	 * Return the label that replaces the value of a key, such as the key of a map or the
	 * name of a header, if the key denotes a secret.
	 * @param name the key
	 * @return the label, such as {@code [password]}, or {@code null} if the key does not
	 * denote a secret
	 */
	public @Nullable String labelOf(String name) {
		return (this.detectors != null) ? this.knownNames.label(name, this.names) : null;
	}

	/**
	 * Holder that builds the standard scrubber when it is first used.
	 */
	private static final class Standard {

		static final Scrubber SCRUBBER = builder().build();

	}

	/**
	 * Builder for a {@link Scrubber}. Instances are not thread-safe.
	 *
	 * @since 0.1.0
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
		 * Set whether e-mail addresses are replaced. Enabled by default.
		 * @param enabled whether to replace e-mail addresses
		 * @return this builder
		 */
		public Builder emails(boolean enabled) {
			this.emails = enabled;
			return this;
		}

		/**
		 * Set whether IP addresses are replaced. Enabled by default. Loopback and network
		 * addresses are always kept.
		 * @param enabled whether to replace IP addresses
		 * @return this builder
		 */
		public Builder ipAddresses(boolean enabled) {
			this.ipAddresses = enabled;
			return this;
		}

		/**
		 * Add a key whose values are replaced.
		 * @param key the complete key; case and separators are ignored
		 * @return this builder
		 * @throws IllegalArgumentException if the key does not contain a letter or digit
		 */
		public Builder key(String key) {
			this.keys.add(checked(key));
			return this;
		}

		/**
		 * Exclude a key from scrubbing.
		 * @param key the complete key; case and separators are ignored
		 * @return this builder
		 * @throws IllegalArgumentException if the key does not contain a letter or digit
		 */
		public Builder allowedKey(String key) {
			this.allowedKeys.add(checked(key));
			return this;
		}

		private static String checked(String key) {
			if (key.chars().noneMatch(Character::isLetterOrDigit)) {
				throw new IllegalArgumentException("The key '" + key + "' must contain a letter or digit");
			}
			return key;
		}

		/**
		 * Add a pattern. The number of matching steps is limited; a text that exceeds the
		 * limit is replaced as a whole.
		 * @param kind the kind of secret, used in the label
		 * @param pattern the pattern of the text to replace
		 * @return this builder
		 * @throws IllegalArgumentException if the pattern matches the empty string
		 */
		public Builder pattern(String kind, Pattern pattern) {
			this.patterns.add(CustomPattern.of(kind, pattern));
			return this;
		}

		/**
		 * Build the scrubber.
		 * @return a new scrubber with the settings of this builder
		 */
		public Scrubber build() {
			SecretNames names = new SecretNames(this.keys, this.allowedKeys);
			return new Scrubber(new LazyDetectors(names, this.emails, this.ipAddresses), names,
					List.copyOf(this.patterns));
		}

	}

}
