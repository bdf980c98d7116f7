package io.github.tuxsentry.internal.filter;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.text.Wildcard;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentrySpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpanFilters}.
 */
class SpanFiltersTests {

	private final SpanFilter filter = SpanFilters.discordApi(DiscordApiSpans.DROP, Duration.ZERO);

	@ParameterizedTest
	@ValueSource(strings = { "GET https://discord.com/api/v10/users/@me", "POST https://discordapp.com/api",
			"https://discord.com", "GET https://ptb.discord.com:443/x", "GET http://a.b.discord.com?x=1",
			"GET HTTPS://DISCORD.COM/API" })
	void dropsRequestsToDiscord(String description) {
		assertThat(this.filter.drops(span("http.client", description))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET https://tldr.sh/pages", "GET https://notdiscord.com/",
			"GET https://discord.com.evil.org/", "GET https://discord.org/", "GET https://example.org/discord.com",
			"discord.com", "GET /api/v10", "POST /channels/{channel_id}/messages", "" })
	void keepsRequestsToAnybodyElse(String description) {
		assertThat(this.filter.drops(span("http.client", description))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "http.client", "http.request", "request", "HTTP.CLIENT" })
	void knowsEveryKindOfRequest(String operation) {
		assertThat(this.filter.drops(span(operation, "GET https://discord.com/api"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "db", "function", "discord.command", "" })
	void keepsSpansThatAreNoRequest(String operation) {
		assertThat(this.filter.drops(span(operation, "GET https://discord.com/api"))).isFalse();
	}

	@Test
	void keepsARequestWithoutDescription() {
		assertThat(this.filter.drops(span("http.client", null))).isFalse();
	}

	@Test
	void dropsCallsOfJda() {
		assertThat(this.filter.drops(callOfJda(SpanStatus.OK))).isTrue();
	}

	@Test
	void keepsAllOnRequest() {
		SpanFilter keep = SpanFilters.discordApi(DiscordApiSpans.KEEP, Duration.ofHours(1));
		assertThat(keep.drops(callOfJda(SpanStatus.OK))).isFalse();
		assertThat(keep.drops(span("http.client", "GET https://discord.com/api"))).isFalse();
	}

	@Test
	void keepsSlowCallsOnRequest() {
		assertThat(slowFrom(1000).drops(callOfJda(SpanStatus.OK))).isFalse();
		assertThat(slowFrom(1001).drops(callOfJda(SpanStatus.OK))).isTrue();
		assertThat(slowFrom(1001).drops(span("http.client", "GET https://discord.com/api"))).isTrue();
		assertThat(slowFrom(1001).drops(span("http.client", "GET https://tldr.sh/pages"))).isFalse();
	}

	@Test
	void keepsFailedCallsHoweverFast() {
		assertThat(slowFrom(1001).drops(callOfJda(SpanStatus.NOT_FOUND))).isFalse();
	}

	@Test
	void dropsSpansOfExcludedOperationsByEitherName() {
		SpanFilter excluded = SpanFilters.operations(List.of(Wildcard.of("cache.*"), Wildcard.of("http.request")));
		assertThat(excluded.drops(span("cache.get", "user"))).isTrue();
		assertThat(excluded.drops(span("redis", "user"))).isTrue();
		assertThat(excluded.drops(span("http.client", "GET https://tldr.sh"))).isTrue();
		assertThat(excluded.drops(span("db.query", "SELECT 1"))).isFalse();
		assertThat(excluded.drops(span("function", null))).isFalse();
	}

	@Test
	void examinesEachOperationOfATransactionOnce() {
		SpanFilter excluded = ((TransactionSpanFilter) SpanFilters.operations(List.of(Wildcard.of("cache.*"))))
			.forTransaction();
		for (int i = 0; i < 2; i++) {
			assertThat(excluded.drops(span("cache.get", "user"))).isTrue();
			assertThat(excluded.drops(span("db.query", "SELECT 1"))).isFalse();
		}
	}

	@Test
	void dropsNothingWithoutExcludedOperations() {
		assertThat(SpanFilters.operations(List.of()).drops(span("cache.get", "user"))).isFalse();
	}

	private static SpanFilter slowFrom(int milliseconds) {
		return SpanFilters.discordApi(DiscordApiSpans.SLOW, Duration.ofMillis(milliseconds));
	}

	private static SentrySpan callOfJda(SpanStatus status) {
		return span("http.client", "POST /channels/{channel_id}/messages", status, "auto.http.jda");
	}

	private static SentrySpan span(String operation, String description) {
		return span(operation, description, null, null);
	}

	/**
	 * Creates a span of a second.
	 */
	private static SentrySpan span(String operation, String description, SpanStatus status, String origin) {
		return new SentrySpan(1000.0, 1001.0, new SentryId(), new SpanId(), null, operation, description, status,
				origin, Map.of(), Map.of(), Map.of());
	}

}
