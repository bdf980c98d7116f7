package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Secrets found in several related texts, such as the fields of an event. A value next to
 * the name of a secret in one of the texts is replaced in all of them, also if it is
 * escaped or encoded there.
 * <p>
 * Create an instance for the texts, and pass it to
 * {@link Scrubber#scrub(String, int, NamedSecrets)} with each of them. If {@link #areIn}
 * returns {@code true} for the result, a secret was found too late for some of the texts.
 * In this case, scrub all texts once more with the same instance.
 * <p>
 * The number of secrets is limited. Instances are not thread-safe.
 *
 * @since 0.1.0
 */
public final class NamedSecrets {

	private static final int MAX_SIZE = 16;

	private static final String TRUNCATED = " (truncated)...";

	private List<NamedSecret> secrets = List.of();

	private final TextFilter filter = new TextFilter();

	/** Filter for JSON, which contains the secrets in escaped form. */
	private final TextFilter filterOfJson = new TextFilter();

	/** Number of secrets without their encoded forms. */
	private int size;

	/** Values found in place of a secret before any name of a secret was found. */
	private List<String> nameless = List.of();

	private @Nullable String label;

	/**
	 * Create a new, empty collection of secrets.
	 */
	public NamedSecrets() {
	}

	/**
	 * Add a value next to the name of a secret. A value that is too short or too common
	 * to search for is ignored.
	 * @param value the value
	 * @param label the label that replaces it
	 */
	public void add(String value, String label) {
		boolean start = value.endsWith(TRUNCATED);
		String known = bare(start ? value.substring(0, value.length() - TRUNCATED.length()) : value, label);
		if (this.size < MAX_SIZE && NamedSecret.isDistinctive(known)
				&& this.secrets.stream().noneMatch((secret) -> secret.value().equals(known))) {
			List<NamedSecret> more = new ArrayList<>(this.secrets);
			more.add(new NamedSecret(known, label, start));
			EncodedForms.of(known).forEach((form) -> more.add(new NamedSecret(form, label, false)));
			more.subList(this.secrets.size(), more.size()).forEach((secret) -> {
				this.filter.add(secret.key());
				this.filterOfJson.add(secret.part());
			});
			more.sort(Comparator.comparingInt((NamedSecret secret) -> secret.value().length()).reversed());
			this.secrets = more;
			this.size++;
		}
	}

	/**
	 * Remove quotes, or the text around the credentials in a header.
	 */
	private static String bare(String value, String label) {
		int last = value.length() - 1;
		if (last > 0 && value.charAt(0) == value.charAt(last) && NamedValues.isQuote(value.charAt(0))) {
			return value.substring(1, last);
		}
		int blank = label.equals("[authorization]") ? value.indexOf(' ') : -1;
		return (blank > 0) ? value.substring(blank + 1).split("[\\s,]", 2)[0] : value;
	}

	/**
	 * Add the name of a secret whose value occurs elsewhere.
	 * @param label the label that replaces the value
	 */
	void addName(String label) {
		this.label = (this.label != null) ? this.label : label;
	}

	/**
	 * Return the label that replaces a value whose name occurs elsewhere.
	 * @param value the value
	 * @return the label, or {@code null} if no name of a secret has been found yet
	 */
	@Nullable String labelOf(String value) {
		if (this.label != null) {
			add(value, this.label);
		}
		else if (this.nameless.size() < MAX_SIZE) {
			this.nameless = new ArrayList<>(this.nameless);
			this.nameless.add(value);
		}
		return this.label;
	}

	/**
	 * Return whether the written text may contain a secret that was collected later.
	 * @param written all text that was scrubbed with these secrets, as text or as JSON
	 * @return whether it must be scrubbed again with these secrets
	 */
	public boolean areIn(String written) {
		String found = this.label;
		if (found != null && !this.nameless.isEmpty()) {
			this.nameless.forEach((value) -> add(value, found));
			return true;
		}
		if (!this.filterOfJson.mayBeIn(written)) {
			return false;
		}
		for (NamedSecret secret : this.secrets) {
			if (secret.mayBeIn(written)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return whether there are no secrets to search for.
	 * @return whether {@link #areIn} returns {@code false} for any text
	 */
	public boolean isEmpty() {
		return this.secrets.isEmpty() && (this.label == null || this.nameless.isEmpty());
	}

	/**
	 * Replace the secrets in a text.
	 * @param text the text
	 * @return the same instance if there are none in it
	 */
	String hideIn(String text) {
		if (!this.filter.mayBeIn(text)) {
			return text;
		}
		String hidden = text;
		for (NamedSecret secret : this.secrets) {
			hidden = secret.hideIn(hidden);
		}
		return hidden;
	}

}
