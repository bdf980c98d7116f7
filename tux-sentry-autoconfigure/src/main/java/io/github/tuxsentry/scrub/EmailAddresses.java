package io.github.tuxsentry.scrub;

import java.util.Locale;
import java.util.Set;

/**
 * {@link Detector} for e-mail addresses, including those with an escaped at sign.
 * {@code git@host} is not considered an e-mail address.
 */
final class EmailAddresses implements Detector {

	private static final int MAX_MAILBOX_LENGTH = 64;

	private static final int MAX_LABEL_LENGTH = 64;

	private static final int MAX_LABELS = 8;

	/**
	 * Ends of names with an at sign that are no domains: units of systemd, versions of
	 * packages and files.
	 */
	private static final Set<String> OTHER_ENDS = Set.of("service", "socket", "timer", "target", "mount", "slice",
			"scope", "device", "path", "swap", "next", "latest", "beta", "alpha", "canary", "rc", "gif", "png", "jpg",
			"svg", "tar", "gz", "js", "mjs", "ts", "json", "java", "jar", "html", "header", "trailers");

	/** Domains below which names may consist of digits. */
	private static final Set<String> DOMAINS_OF_NUMBERS = Set.of("com", "net", "org", "cn", "de", "ru", "info", "io",
			"me", "co", "jp", "kr", "tw", "eu", "uk", "example");

	@Override
	public boolean mayBeAt(char character, char next) {
		return (character == '%') ? next == '4' : Alphabet.WORD.contains(next);
	}

	@Override
	public boolean find(Scan scan, int at) {
		boolean escaped = scan.at(at) == '%';
		if (escaped && !scan.matches(at, "%40")) {
			return false;
		}
		int from = scan.startOf(at, Alphabet.MAILBOX, MAX_MAILBOX_LENGTH);
		while (from < at && !Alphabet.ALPHANUMERIC.contains(scan.at(from)) && scan.at(from) != '_') {
			from++;
		}
		if (from == at || scan.at(at - 1) == '.' || isGit(scan, from, at)) {
			return false;
		}
		int end = endOfDomain(scan, at + (escaped ? 3 : 1));
		if (end < 0 || isOther(scan, at + (escaped ? 3 : 1), end)) {
			return false;
		}
		scan.replace(from, end, "[email]");
		return true;
	}

	private static boolean isGit(Scan scan, int from, int at) {
		return at - from == 3 && scan.matches(from, "git");
	}

	private static boolean isOther(Scan scan, int from, int end) {
		int last = scan.startOf(end, Alphabet.ALPHANUMERIC, MAX_LABEL_LENGTH);
		String domain = scan.text().subSequence(last, end).toString().toLowerCase(Locale.ROOT);
		if (OTHER_ENDS.contains(domain)) {
			return true;
		}
		int digits = scan.end(from, Alphabet.DIGITS, MAX_LABEL_LENGTH);
		return digits > from && scan.at(digits) == '.' && !DOMAINS_OF_NUMBERS.contains(domain);
	}

	/**
	 * Return the position after the last label of letters that follows a dot.
	 */
	private static int endOfDomain(Scan scan, int from) {
		int end = -1;
		int label = from;
		for (int i = 0; i < MAX_LABELS; i++) {
			int dot = scan.end(label, Alphabet.WORD, MAX_LABEL_LENGTH);
			if (dot == label) {
				break;
			}
			if (i > 0 && dot - label >= 2 && isOfLetters(scan, label, dot)) {
				end = dot;
			}
			if (scan.at(dot) != '.') {
				break;
			}
			label = dot + 1;
		}
		return end;
	}

	private static boolean isOfLetters(Scan scan, int from, int to) {
		for (int i = from; i < to; i++) {
			char character = Scan.lowerCase(scan.at(i));
			if (character < 'a' || character > 'z') {
				return false;
			}
		}
		return true;
	}

}
