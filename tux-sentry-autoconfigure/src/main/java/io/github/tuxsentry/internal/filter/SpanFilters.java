package io.github.tuxsentry.internal.filter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
			case SLOW -> new TransactionSpanFilter(() -> {
				SpanFilter all = discordApi();
				return (span) -> all.drops(span) && isSuccessful(span) && isShorter(span, threshold);
			});
			case DROP -> new TransactionSpanFilter(SpanFilters::discordApi);
		};
	}

	private static SpanFilter discordApi() {
		Predicate<String> isRequest = once((operation) -> "http.request".equals(Operations.normalize(operation, null)));
		Predicate<String> isToDiscord = once((description) -> DISCORD_HOST.matcher(description).find());
		return (span) -> {
			String description = span.getDescription();
			return JDA.equals(span.getOrigin())
					|| (description != null && isRequest.test(span.getOp()) && isToDiscord.test(description));
		};
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
		if (operations.isEmpty()) {
			return (span) -> false;
		}
		return new TransactionSpanFilter(() -> {
			Predicate<String> isExcluded = once((operation) -> matchesAny(operations, operation)
					|| matchesAny(operations, Operations.normalize(operation, null)));
			return (span) -> isExcluded.test(span.getOp());
		});
	}

	private static boolean matchesAny(List<Wildcard> operations, String operation) {
		return operations.stream().anyMatch((excluded) -> excluded.matches(operation));
	}

	private static Predicate<String> once(Predicate<String> test) {
		Map<String, Boolean> results = new HashMap<>();
		return (text) -> results.computeIfAbsent(text, test::test);
	}

}
