package io.github.tuxsentry.internal.executor;

import java.util.Locale;

/**
 * The name by which Sentry knows the monitor of a task: lower case letters, digits and
 * dashes, 50 characters at the most.
 */
final class MonitorSlug {

	private static final int MAX_LENGTH = 50;

	private static final int HASH_LENGTH = 8;

	private MonitorSlug() {
	}

	/**
	 * Makes a slug.
	 * @param name the name of the task, e.g. {@code CaseCleanup.deleteOldCases}
	 * @return the slug, e.g. {@code case-cleanup-delete-old-cases}
	 */
	static String of(String name) {
		StringBuilder slug = new StringBuilder(name.length() + 8);
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (isDash(c) || startsWord(name, i)) {
				dash(slug);
			}
			if (!isDash(c)) {
				slug.append(Character.toLowerCase(c));
			}
		}
		String whole = slug.toString().replaceAll("-$", "");
		return (whole.length() <= MAX_LENGTH && hasLetter(whole)) ? whole : shortened(whole, name);
	}

	/**
	 * Makes a slug that differs from that of another task of the same name.
	 * @param name the name of the task
	 * @param distinction what tells the tasks apart, e.g. a qualified name
	 * @return the slug
	 */
	static String of(String name, String distinction) {
		return shortened(of(name), distinction);
	}

	private static boolean isDash(char c) {
		char lowerCase = (c < 128) ? Character.toLowerCase(c) : '-';
		return !((lowerCase >= 'a' && lowerCase <= 'z') || (c >= '0' && c <= '9'));
	}

	private static boolean startsWord(String name, int i) {
		return i > 0 && Character.isUpperCase(name.charAt(i)) && !Character.isUpperCase(name.charAt(i - 1));
	}

	private static void dash(StringBuilder slug) {
		if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
			slug.append('-');
		}
	}

	/**
	 * A cut name ends in a hash of the whole, so that two long names stay two.
	 */
	private static String shortened(String slug, String whole) {
		String hash = String.format(Locale.ROOT, "%0" + HASH_LENGTH + "x", whole.hashCode());
		int length = Math.min(slug.length(), MAX_LENGTH - HASH_LENGTH - 1);
		String kept = slug.substring(0, length).replaceAll("-$", "");
		return hasLetter(kept) ? kept + "-" + hash : "task-" + hash;
	}

	/**
	 * Sentry takes no number for a name.
	 */
	private static boolean hasLetter(String slug) {
		return slug.chars().anyMatch((c) -> c >= 'a' && c <= 'z');
	}

}
