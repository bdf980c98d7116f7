package io.github.tuxsentry.scrub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the texts of one item tell of its secrets: a value that stands beside the name of
 * a secret is secret in all of them. It is learnt as the texts are scrubbed; where
 * {@link #areIn} finds that it was learnt too late for some of them, they are scrubbed
 * once more. Bounded. Not thread-safe.
 */
public final class NamedSecrets {

	private static final int MAX_SIZE = 16;

	private static final String TRUNCATED = " (truncated)...";

	private List<NamedSecret> secrets = List.of();

	/** What was found in a place for a value, while no name of a secret was. */
	private List<String> nameless = List.of();

	private @Nullable String label;

	/**
	 * Creates secrets of which nothing is known yet.
	 */
	public NamedSecrets() {
	}

	/**
	 * Adds a value that stands beside the name of a secret. What is too short or too
	 * common to be looked for elsewhere is passed over.
	 * @param value the value
	 * @param label what stands for it
	 */
	public void add(String value, String label) {
		boolean start = value.endsWith(TRUNCATED);
		String known = bare(start ? value.substring(0, value.length() - TRUNCATED.length()) : value, label);
		if (this.secrets.size() < MAX_SIZE && NamedSecret.isDistinctive(known)
				&& this.secrets.stream().noneMatch((secret) -> secret.value().equals(known))) {
			List<NamedSecret> more = new ArrayList<>(this.secrets);
			more.add(new NamedSecret(known, label, start));
			more.sort(Comparator.comparingInt((NamedSecret secret) -> secret.value().length()).reversed());
			this.secrets = more;
		}
	}

	/**
	 * Takes the quotes off, or what stands before and behind the credentials in a header.
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
	 * Notes the name of a secret whose value stands elsewhere.
	 * @param label what stands for the value
	 */
	void addName(String label) {
		this.label = (this.label != null) ? this.label : label;
	}

	/**
	 * Returns what stands for a value whose name stands elsewhere.
	 * @param value the value
	 * @return the label, or {@code null} while no name of a secret is known
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
	 * Tells whether what was written may hold a secret that was learnt later.
	 * @param written all that was scrubbed with these secrets, as text or as JSON
	 * @return whether it has to be scrubbed again, with these secrets
	 */
	public boolean areIn(String written) {
		String found = this.label;
		if (found != null && !this.nameless.isEmpty()) {
			this.nameless.forEach((value) -> add(value, found));
			return true;
		}
		return this.secrets.stream().anyMatch((secret) -> secret.mayBeIn(written));
	}

	String hideIn(String text) {
		String hidden = text;
		for (NamedSecret secret : this.secrets) {
			hidden = secret.hideIn(hidden);
		}
		return hidden;
	}

}
