package io.github.tuxsentry.internal.filter;

import java.util.List;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.operation.Operations;
import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.spi.SpanFilter;

/**
 * {@link SpanFilter}s of the library.
 */
final class SpanFilters {

	private static final Pattern DISCORD_HOST = Pattern.compile("://([a-z0-9-]+\\.)*discord(app)?\\.com([:/?#]|$)",
			Pattern.CASE_INSENSITIVE);

	private SpanFilters() {
	}

	/**
	 * Create a filter that drops the spans of HTTP clients for requests to Discord. Calls
	 * of JDA have spans of their own, which are named by their route without a host.
	 * @return the filter
	 */
	static SpanFilter discordApi() {
		return (span) -> {
			String description = span.getDescription();
			return description != null && "http.request".equals(Operations.normalize(span.getOp(), null))
					&& DISCORD_HOST.matcher(description).find();
		};
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
