package io.github.tuxsentry.scrub;

import java.util.Locale;
import java.util.Set;

/**
 * Text around four numbers that identifies them as the address of a host rather than a
 * version.
 */
final class AddressContext {

	private static final int MAX_WORD_LENGTH = 24;

	private static final int MAX_GAP = 5;

	private static final Set<String> WORDS = Set.of("ip", "ips", "ipv4", "addr", "addrs", "address", "addresses",
			"host", "hosts", "hostname", "from", "client", "peer", "remote", "server", "ping", "gateway", "dns",
			"nameserver", "node", "proxy", "bind", "banned", "blocked", "origin", "source", "destination", "endpoint",
			"login");

	private static final Set<String> CONNECTING_WORDS = Set.of("to", "at", "on", "by", "via", "with", "for", "and");

	private static final Set<String> ENDINGS = Set.of("addr", "address", "host", "remote", "peer");

	private AddressContext() {
	}

	/**
	 * Return whether the text around a position identifies an address.
	 * @param privateNetwork whether the address is private, which a connecting word is
	 * enough for
	 */
	static boolean isAround(Scan scan, int from, int to, boolean privateNetwork) {
		char before = scan.at(from - 1);
		boolean whole = from == 0 && to == scan.length();
		boolean port = scan.at(to) == ':' && scan.end(to + 1, Alphabet.DIGITS, 6) > to + 2 && before != ':';
		boolean host = before == '@' || (before == '/' && !Alphabet.PATH.contains(scan.at(from - 2)));
		if (scan.at(to) == '.' && Alphabet.ALPHANUMERIC.contains(scan.at(to + 1))) {
			return false;
		}
		if (whole || port || host || scan.matches(to, " - - [")) {
			return true;
		}
		int end = from;
		while (from - end < MAX_GAP && " =:\"'([{".indexOf(scan.at(end - 1)) >= 0) {
			end--;
		}
		int start = scan.startOf(end, Alphabet.ALPHANUMERIC, MAX_WORD_LENGTH);
		String word = scan.text().subSequence(start, end).toString();
		return end < from && (isWord(word, privateNetwork) || scan.matchesIgnoringCase(end - 13, "forwarded-for"));
	}

	private static boolean isWord(String word, boolean privateNetwork) {
		String lowerCase = word.toLowerCase(Locale.ROOT);
		return WORDS.contains(lowerCase) || word.endsWith("Ip") || word.endsWith("IP")
				|| (privateNetwork && CONNECTING_WORDS.contains(lowerCase))
				|| ENDINGS.stream().anyMatch(lowerCase::endsWith);
	}

}
