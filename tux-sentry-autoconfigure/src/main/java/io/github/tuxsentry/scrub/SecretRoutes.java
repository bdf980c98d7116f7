package io.github.tuxsentry.scrub;

/**
 * {@link Detector} for tokens in the paths of URLs: Discord webhooks and interactions,
 * Slack and Teams webhooks, and Telegram bots.
 */
final class SecretRoutes implements Detector {

	static final String FIRST_CHARACTERS = "wisbI0123456789";

	private static final String WEBHOOK = "[webhook token]";

	private static final int MAX_ID_LENGTH = 32;

	private static final int MIN_TOKEN_LENGTH = 8;

	@Override
	public boolean find(Scan scan, int at) {
		return switch (scan.at(at)) {
			case 'w' -> afterId(scan, at, "webhooks/", WEBHOOK);
			case 'i' -> afterId(scan, at, "interactions/", "[interaction token]");
			case 's' -> slackWebhook(scan, at);
			case 'I' -> scan.matches(at, "IncomingWebhook/") && replace(scan, at + 16, Alphabet.PATH, WEBHOOK);
			case 'b' -> scan.matches(at, "bot") && telegramBot(scan, at + 3);
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

	private static boolean slackWebhook(Scan scan, int at) {
		String route = "services/T";
		if (!scan.matches(at, route)) {
			return false;
		}
		int team = scan.end(at + route.length(), Alphabet.ALPHANUMERIC, MAX_ID_LENGTH);
		int channel = scan.end(team + 1, Alphabet.ALPHANUMERIC, MAX_ID_LENGTH);
		return scan.at(team) == '/' && scan.at(channel) == '/'
				&& replace(scan, channel + 1, Alphabet.ALPHANUMERIC, WEBHOOK);
	}

	private static boolean telegramBot(Scan scan, int at) {
		int colon = scan.end(at, Alphabet.DIGITS, MAX_ID_LENGTH);
		if (colon - at < 6 || scan.at(colon) != ':' || scan.at(colon + 1) != 'A') {
			return false;
		}
		int enough = scan.end(colon + 1, Alphabet.WORD, 30);
		return enough - colon > 30 && replace(scan, colon + 1, Alphabet.WORD, "[telegram token]");
	}

	private static boolean replace(Scan scan, int from, Alphabet alphabet, String label) {
		if (scan.end(from, alphabet, MIN_TOKEN_LENGTH) - from < MIN_TOKEN_LENGTH) {
			return false;
		}
		scan.replace(from, scan.end(from, alphabet, Integer.MAX_VALUE), label);
		return true;
	}

}
