package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Factory for the response of Discord to a request that exceeds the rate limit of its
 * route.
 */
final class RateLimitAnswer {

	private static final double MILLIS = 1000.0;

	private RateLimitAnswer() {
	}

	static Answer of(String route, Duration retryAfter) {
		double seconds = retryAfter.toMillis() / MILLIS;
		Map<String, String> headers = Map.of("X-RateLimit-Limit", "1", "X-RateLimit-Remaining", "0",
				"X-RateLimit-Reset", Double.toString(Instant.now().plus(retryAfter).toEpochMilli() / MILLIS),
				"X-RateLimit-Reset-After", Double.toString(seconds), "X-RateLimit-Bucket",
				"local" + Integer.toHexString(route.hashCode()));
		return new Answer(429, headers,
				Json.object()
					.put("message", "You are being rate limited.")
					.put("retry_after", seconds)
					.put("global", false)
					.toString());
	}

}
