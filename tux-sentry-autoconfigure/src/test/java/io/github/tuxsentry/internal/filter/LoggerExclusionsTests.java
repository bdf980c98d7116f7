package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggerExclusions}.
 */
class LoggerExclusionsTests {

	private final LoggerExclusions exclusions = new LoggerExclusions(List.of("net.dv8tion.jda", "okhttp3"));

	@ParameterizedTest
	@ValueSource(strings = { "net.dv8tion.jda", "net.dv8tion.jda.internal.JDAImpl", "net.dv8tion.jda.", "okhttp3",
			"okhttp3.OkHttpClient" })
	void excludesALoggerWithAllBelowIt(String logger) {
		assertThat(this.exclusions.contains(logger)).isTrue();
		assertThat(this.exclusions.drops(eventOf(logger), new Hint())).isTrue();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "net", "net.dv8tion", "net.dv8tion.jdax", "net.dv8tion.jda_", "okhttp30", "okhttp",
			"com.okhttp3", "NET.DV8TION.JDA", "bot.Main" })
	void leavesAllOthersAlone(String logger) {
		assertThat(this.exclusions.contains(logger)).isFalse();
		assertThat(this.exclusions.drops(eventOf(logger), new Hint())).isFalse();
	}

	@Test
	void excludesNothingWithoutNames() {
		assertThat(new LoggerExclusions(List.of()).contains("net.dv8tion.jda")).isFalse();
	}

	@Test
	void tellsItsReason() {
		assertThat(this.exclusions.reason()).isEqualTo("excluded_logger");
	}

	private static SentryEvent eventOf(String logger) {
		SentryEvent event = new SentryEvent();
		event.setLogger(logger);
		return event;
	}

}
