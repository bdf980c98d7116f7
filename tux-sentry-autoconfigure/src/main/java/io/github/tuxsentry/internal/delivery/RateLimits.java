package io.github.tuxsentry.internal.delivery;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.sentry.SentryOptions;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Rate limits of responses, passed to the SDK's {@link RateLimiter} with a maximum of an
 * hour. A limit that is still in force is received again after the next request.
 */
final class RateLimits {

	private static final long MAX_SECONDS = Duration.ofHours(1).toSeconds();

	/** The default of the SDK. */
	private static final String DEFAULT_SECONDS = "60";

	private final RateLimiter rateLimiter;

	RateLimits(RateLimiter rateLimiter) {
		this.rateLimiter = rateLimiter;
	}

	/**
	 * Create a rate limiter whose limits do not change with the clock.
	 * @param options the options of the SDK
	 * @return the rate limiter
	 */
	static RateLimiter monotonic(SentryOptions options) {
		return new RateLimiter(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), options);
	}

	void update(HttpURLConnection response, int status) {
		this.rateLimiter.updateRetryAfterLimits(limits(response.getHeaderField("X-Sentry-Rate-Limits")),
				retryAfter(response.getHeaderField("Retry-After")), status);
	}

	static @Nullable String limits(@Nullable String header) {
		if (header == null) {
			return null;
		}
		return Arrays.stream(header.split(",")).map(RateLimits::limit).collect(Collectors.joining(","));
	}

	private static String limit(String limit) {
		String[] parts = limit.strip().split(":", 2);
		return (parts.length < 2) ? "" : seconds(parts[0], (text) -> DEFAULT_SECONDS) + ":" + parts[1];
	}

	static @Nullable String retryAfter(@Nullable String header) {
		return (header != null) ? seconds(header, RateLimits::secondsUntil) : null;
	}

	private static String seconds(String text, Function<String, String> otherwise) {
		try {
			double seconds = Double.parseDouble(text.strip());
			return (seconds >= 0) ? limited(seconds) : DEFAULT_SECONDS;
		}
		catch (NumberFormatException ex) {
			return otherwise.apply(text.strip());
		}
	}

	private static String secondsUntil(String date) {
		try {
			Instant until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return limited(Math.max(0, Duration.between(Instant.now(), until).toSeconds()));
		}
		catch (DateTimeParseException ex) {
			return DEFAULT_SECONDS;
		}
	}

	private static String limited(double seconds) {
		return String.valueOf(Math.min(seconds, MAX_SECONDS));
	}

}
