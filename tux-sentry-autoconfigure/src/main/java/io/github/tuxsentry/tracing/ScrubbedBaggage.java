package io.github.tuxsentry.tracing;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.github.tuxsentry.scrub.Scrubber;

/**
 * Value of the header {@code baggage} as it is sent to other services: the name of the
 * transaction, which may consist of data of the application, is scrubbed.
 */
final class ScrubbedBaggage {

	private static final String TRANSACTION = "sentry-transaction=";

	private static final Scrubber SCRUBBER = Scrubber.standard();

	private ScrubbedBaggage() {
	}

	static String of(String baggage) {
		int start = baggage.indexOf(TRANSACTION);
		if (start < 0) {
			return baggage;
		}
		int from = start + TRANSACTION.length();
		int comma = baggage.indexOf(',', from);
		int to = (comma >= 0) ? comma : baggage.length();
		String name = URLDecoder.decode(baggage.substring(from, to), StandardCharsets.UTF_8);
		String scrubbed = SCRUBBER.scrub(name);
		return scrubbed.equals(name) ? baggage : baggage.substring(0, from)
				+ URLEncoder.encode(scrubbed, StandardCharsets.UTF_8).replace("+", "%20") + baggage.substring(to);
	}

}
