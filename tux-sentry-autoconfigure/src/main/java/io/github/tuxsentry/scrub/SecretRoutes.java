package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for tokens in the paths of URLs: webhooks of Discord, Slack, Teams,
 * Zapier and others, interactions of Discord, and Telegram bots.
 */
final class SecretRoutes implements Detector {

	static final String FIRST_CHARACTERS = "wishtIk:";

	private static final String WEBHOOK = "[webhook token]";

	private static final int MAX_ID_LENGTH = 32;

	private static final int MIN_TOKEN_LENGTH = 8;

	private static final int MIN_TELEGRAM_LENGTH = 30;

	private static final int MAX_SEGMENTS = 5;

	@Override
	public boolean mayBeAt(char character, char next) {
		return switch (character) {
			case 'w' -> next == 'e' || next == 'o';
			case 'i', 'I' -> next == 'n';
			case 's', 'k' -> next == 'e';
			case 't' -> next == 'r';
			case 'h' -> next == 'o';
			default -> next == 'A';
		};
	}

	@Override
	public boolean find(Scan scan, int at) {
		return switch (scan.at(at)) {
			case 'w' ->
				afterId(scan, at, "webhooks/", WEBHOOK) || lastSegment(scan, at, "workflows/T") || tines(scan, at);
			case 'i' -> afterId(scan, at, "interactions/", "[interaction token]");
			case 's' -> lastSegment(scan, at, "services/T");
			case 't' -> lastSegment(scan, at, "triggers/T") || lastSegment(scan, at, "triggers/E");
			case 'h' -> after(scan, at, "hooks/catch/") || after(scan, at, "hook.eu1.make.com/")
					|| after(scan, at, "hook.us1.make.com/");
			case 'I' -> after(scan, at, "IncomingWebhook/");
			case 'k' -> scan.matches(at - 5, "with/key/") && after(scan, at, "key/");
			default -> telegramBot(scan, at);
		};
	}

	private static boolean afterId(Scan scan, int at, String route, String label) {
		if (!scan.matches(at, route)) {
			return false;
		}
		int id = at + route.length();
		int slash = scan.end(id, Alphabet.DIGITS, MAX_ID_LENGTH);
		return slash > id && scan.at(slash) == '/' && replace(scan, slash + 1, Alphabet.DOTTED, label);
	}

	private static boolean after(Scan scan, int at, String route) {
		return scan.matches(at, route) && replace(scan, at + route.length(), Alphabet.ROUTE, WEBHOOK);
	}

	/**
	 * Replace the last segment of a route, after the IDs of the workspace and channel.
	 */
	private static boolean lastSegment(Scan scan, int at, String route) {
		if (!scan.matches(at, route)) {
			return false;
		}
		int from = at + route.length();
		int last = from;
		for (int i = 0; i < MAX_SEGMENTS; i++) {
			int end = scan.end(from, Alphabet.ALPHANUMERIC, MAX_ID_LENGTH);
			if (scan.at(end) != '/' || end == from || !Alphabet.ALPHANUMERIC.contains(scan.at(end + 1))) {
				break;
			}
			from = end + 1;
			last = from;
		}
		int end = scan.end(last, Alphabet.ALPHANUMERIC, Integer.MAX_VALUE);
		boolean complete = scan.at(end) != '/' || scan.at(end + 1) <= ' ';
		return last > at + route.length() && complete && replace(scan, last, Alphabet.ALPHANUMERIC, WEBHOOK);
	}

	private static boolean tines(Scan scan, int at) {
		return scan.matches(at - 11, ".tines.com/webhook/") && after(scan, at, "webhook/");
	}

	private static boolean telegramBot(Scan scan, int at) {
		if (scan.at(at + 1) != 'A') {
			return false;
		}
		int from = scan.startOf(at, Alphabet.DIGITS, MAX_ID_LENGTH);
		int enough = scan.end(at + 1, Alphabet.WORD, MIN_TELEGRAM_LENGTH);
		if (at - from < 6 || enough - at <= MIN_TELEGRAM_LENGTH) {
			return false;
		}
		scan.replace(from, scan.end(enough, Alphabet.WORD, Integer.MAX_VALUE), "[telegram token]");
		return true;
	}

	private static boolean replace(Scan scan, int from, Alphabet alphabet, String label) {
		if (scan.end(from, alphabet, MIN_TOKEN_LENGTH) - from < MIN_TOKEN_LENGTH) {
			return false;
		}
		scan.replace(from, scan.end(from, alphabet, Integer.MAX_VALUE), label);
		return true;
	}

}
