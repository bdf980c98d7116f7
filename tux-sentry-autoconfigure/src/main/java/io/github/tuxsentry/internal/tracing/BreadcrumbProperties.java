package io.github.tuxsentry.internal.tracing;

import java.util.EnumSet;
import java.util.Set;

import io.github.tuxsentry.internal.tracing.Breadcrumbs.Kind;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for breadcrumbs.
 *
 * @param recordCommands Whether to record commands and interactions as breadcrumbs.
 * @param recordDiscordCalls Whether to record calls to Discord as breadcrumbs, with the
 * template of their route and their status.
 * @param recordHttpCalls Whether to record calls of instrumented HTTP clients as
 * breadcrumbs.
 * @param recordStatements Whether to record SQL statements as breadcrumbs, without their
 * values.
 * @param recordCacheMisses Whether to record cache misses as breadcrumbs.
 */
@ConfigurationProperties("tux.sentry.capture.breadcrumbs")
public record BreadcrumbProperties(@DefaultValue("true") boolean recordCommands,
		@DefaultValue("true") boolean recordDiscordCalls, @DefaultValue("true") boolean recordHttpCalls,
		@DefaultValue("true") boolean recordStatements, @DefaultValue("true") boolean recordCacheMisses) {

	public Set<Kind> toKinds() {
		Set<Kind> kinds = EnumSet.noneOf(Kind.class);
		add(kinds, Kind.COMMAND, this.recordCommands);
		add(kinds, Kind.DISCORD_CALL, this.recordDiscordCalls);
		add(kinds, Kind.HTTP_CALL, this.recordHttpCalls);
		add(kinds, Kind.STATEMENT, this.recordStatements);
		add(kinds, Kind.CACHE_MISS, this.recordCacheMisses);
		return kinds;
	}

	private static void add(Set<Kind> kinds, Kind kind, boolean isRecorded) {
		if (isRecorded) {
			kinds.add(kind);
		}
	}

}
