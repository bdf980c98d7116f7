package io.github.tuxsentry.internal.filter;

import java.util.regex.Pattern;

import io.github.tuxsentry.internal.operation.Operations;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.protocol.SentrySpan;

/**
 * {@link SpanFilter} that drops the spans of HTTP requests to Discord, which are too
 * numerous to be useful.
 */
final class DiscordApiSpanFilter implements SpanFilter {

	private static final Pattern DISCORD_HOST = Pattern.compile("://([a-z0-9-]+\\.)*discord(app)?\\.com([:/?#]|$)",
			Pattern.CASE_INSENSITIVE);

	DiscordApiSpanFilter() {
	}

	@Override
	public boolean drops(SentrySpan span) {
		String description = span.getDescription();
		return description != null && "http.request".equals(Operations.normalize(span.getOp(), null))
				&& DISCORD_HOST.matcher(description).find();
	}

}
