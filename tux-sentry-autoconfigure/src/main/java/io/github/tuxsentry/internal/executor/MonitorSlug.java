package io.github.tuxsentry.internal.executor;

import java.util.Locale;

/**
 * Name of a task's monitor in Sentry: lower case letters, digits and dashes, up to 50
 * characters.
 */
final class MonitorSlug {

	private static final int MAX_LENGTH = 50;

	private static final int HASH_LENGTH = 8;

	private MonitorSlug() {
	}

	/**
	 * Return the slug of a task.
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
	 * Return a slug that differs from that of another task of the same name.
	 * @param name the name of the task
	 * @param distinction the text that distinguishes the tasks, e.g. a qualified name
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

	private static String shortened(String slug, String whole) {
		// The hash of the full name keeps long names distinct.
		String hash = String.format(Locale.ROOT, "%0" + HASH_LENGTH + "x", whole.hashCode());
		int length = Math.min(slug.length(), MAX_LENGTH - HASH_LENGTH - 1);
		String kept = slug.substring(0, length).replaceAll("-$", "");
		return hasLetter(kept) ? kept + "-" + hash : "task-" + hash;
	}

	private static boolean hasLetter(String slug) {
		// Sentry rejects numeric names.
		return slug.chars().anyMatch((c) -> c >= 'a' && c <= 'z');
	}

}
