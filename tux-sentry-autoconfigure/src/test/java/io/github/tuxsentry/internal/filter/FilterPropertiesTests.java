package io.github.tuxsentry.internal.filter;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.internal.filter.FilterProperties.Spans;
import io.github.tuxsentry.internal.filter.FilterProperties.Storm;
import io.github.tuxsentry.internal.text.Wildcard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.validation.BindException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FilterPropertiesTests {

	@Test
	void acceptAThresholdOfZero() {
		assertThat(properties(List.of(), null, Duration.ZERO).discordApiThreshold()).isZero();
		assertRejected("discord-api-threshold", () -> properties(List.of(), null, Duration.ofMillis(-1)));
	}

	@Test
	void haveMessagesAsPatterns() {
		assertThat(properties(List.of("noise *", "exact"), null, Duration.ZERO).toWildcards())
			.containsExactly(Wildcard.of("noise *"), Wildcard.of("exact"));
		assertRejected("ignored-messages[1]", () -> properties(List.of("fine", "**"), null, Duration.ZERO));
	}

	@Test
	void haveUserErrorsThatAreOnTheClassPathByDefault() {
		FilterProperties properties = properties(List.of(), null, Duration.ZERO);
		assertThat(properties.userErrorsOrDefault(getClass().getClassLoader())).contains(BindException.class);
		assertThat(properties.userErrorsOrDefault(new FilteredClassLoader(BindException.class)))
			.doesNotContain(BindException.class);
	}

	@Test
	void haveNoOtherUserErrorsThanThoseThatAreSet() {
		assertThat(properties(List.of(), List.of(IOException.class), Duration.ZERO)
			.userErrorsOrDefault(getClass().getClassLoader())).isEqualTo(List.of(IOException.class));
		assertThat(properties(List.of(), List.of(), Duration.ZERO).userErrorsOrDefault(getClass().getClassLoader()))
			.isEmpty();
	}

	@Test
	void groupTwoSpansOrMore() {
		assertThat(new Spans(List.of(), true, 2).toGroupFrom()).isEqualTo(2);
		assertThat(new Spans(List.of(), false, 2).toGroupFrom()).isEqualTo(TransactionFilterChain.NEVER_GROUP);
		assertRejected("spans.group-from", () -> new Spans(List.of(), true, 1));
	}

	@Test
	void haveOperationsAsPatterns() {
		assertThat(new Spans(List.of("db.*"), true, 2).toWildcards()).containsExactly(Wildcard.of("db.*"));
		assertRejected("spans.excluded-operations[0]", () -> new Spans(List.of("**"), true, 2));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1_000_000 })
	void acceptLimitsOfAStormWithinTheirBounds(int limit) {
		assertThat(new Storm(true, limit, limit, limit, limit).burst()).isEqualTo(limit);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1_000_001 })
	void rejectOtherLimitsOfAStorm(int limit) {
		assertRejected("storm.per-fingerprint", () -> new Storm(true, limit, 1, 1, 1));
		assertRejected("storm.burst", () -> new Storm(true, 1, limit, 1, 1));
		assertRejected("storm.overall", () -> new Storm(true, 1, 1, limit, 1));
		assertRejected("storm.max-fingerprints", () -> new Storm(true, 1, 1, 1, limit));
	}

	private static FilterProperties properties(List<String> ignoredMessages,
			@Nullable List<Class<? extends Throwable>> userErrors, Duration discordApiThreshold) {
		return new FilterProperties(List.of(), List.of(), userErrors, ignoredMessages, true, true, DiscordApiSpans.KEEP,
				discordApiThreshold, new Spans(List.of(), true, 2), new Storm(true, 30, 10, 300, 10_000));
	}

	private static void assertRejected(String property, Runnable creation) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(creation::run)
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("tux.sentry.filter." + property));
	}

}
