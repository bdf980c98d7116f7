package io.github.tuxsentry.internal.filter;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.operation.Operations;
import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentrySpan;

/**
 * {@link SpanFilter}s of the library.
 */
final class SpanFilters {

	private static final Pattern DISCORD_HOST = Pattern.compile("://([a-z0-9-]+\\.)*discord(app)?\\.com([:/?#]|$)",
			Pattern.CASE_INSENSITIVE);

	private static final String JDA = "auto.http.jda";

	private SpanFilters() {
	}

	/**
	 * Create a filter for the spans of calls to Discord: those of JDA, which are named by
	 * their route without a host, and those of other HTTP clients.
	 * @param mode the mode
	 * @param threshold the duration from which a call is slow
	 * @return the filter
	 */
	static SpanFilter discordApi(DiscordApiSpans mode, Duration threshold) {
		return switch (mode) {
			case KEEP -> (span) -> false;
			case SLOW -> (span) -> isDiscordApi(span) && isSuccessful(span) && isShorter(span, threshold);
			case DROP -> SpanFilters::isDiscordApi;
		};
	}

	private static boolean isDiscordApi(SentrySpan span) {
		String description = span.getDescription();
		return JDA.equals(span.getOrigin())
				|| (description != null && "http.request".equals(Operations.normalize(span.getOp(), null))
						&& DISCORD_HOST.matcher(description).find());
	}

	private static boolean isSuccessful(SentrySpan span) {
		return span.getStatus() == null || span.getStatus() == SpanStatus.OK;
	}

	private static boolean isShorter(SentrySpan span, Duration threshold) {
		Double end = span.getTimestamp();
		return end != null && (end - span.getStartTimestamp()) * 1000 < threshold.toMillis();
	}

	/**
	 * Create a filter that drops the spans of excluded operations.
	 * @param excluded the patterns for the operations, as given or normalized
	 * @return the filter
	 */
	static SpanFilter operations(List<Wildcard> excluded) {
		List<Wildcard> operations = List.copyOf(excluded);
		return (span) -> {
			if (operations.isEmpty()) {
				return false;
			}
			String normalized = Operations.normalize(span.getOp(), null);
			return operations.stream()
				.anyMatch((operation) -> operation.matches(span.getOp()) || operation.matches(normalized));
		};
	}

}
