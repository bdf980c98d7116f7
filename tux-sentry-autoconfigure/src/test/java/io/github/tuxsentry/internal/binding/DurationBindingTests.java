package io.github.tuxsentry.internal.binding;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.autoconfigure.ConfigurationMetadataTests;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DurationBinding}, also as all properties use it.
 */
class DurationBindingTests {

	private static final Duration CENTURY = Duration.ofDays(36500);

	static Stream<String> properties() throws IOException {
		return ConfigurationMetadataTests.properties()
			.stream()
			.filter((property) -> property.path("type").asText().equals(Duration.class.getName()))
			.map((property) -> property.path("name").asText());
	}

	@Test
	void durationIsWithinTheRangeOfNanoseconds() {
		assertThat(DurationBinding.positive("a", Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
		assertThat(DurationBinding.positive("a", CENTURY.minusNanos(1))).isEqualTo(CENTURY.minusNanos(1));
		assertThat(DurationBinding.positive("a", CENTURY.plusNanos(1))).isEqualTo(CENTURY);
		assertThat(DurationBinding.notNegative("a", Duration.ZERO)).isZero();
		assertThat(DurationBinding.notNegative("a", Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(CENTURY);
	}

	@Test
	void durationThatIsTooShortIsRefused() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> DurationBinding.positive("bot.deadline", Duration.ofNanos(999_999)))
			.satisfies((failure) -> assertThat(failure.getName()).isEqualTo("bot.deadline"))
			.satisfies((failure) -> assertThat(failure.getReason()).isEqualTo("It must be at least 1ms."));
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> DurationBinding.notNegative("bot.timeout", Duration.ofNanos(-1)))
			.satisfies((failure) -> assertThat(failure.getReason()).isEqualTo("It must not be negative."));
	}

	@ParameterizedTest
	@MethodSource("properties")
	void contextStartsAndClosesWithTheLongestDuration(String property) {
		try (LocalSentry sentry = LocalSentry.start()) {
			BotContext.sendingTo(sentry)
				.withPropertyValues(property + "=" + Long.MAX_VALUE + "s")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("properties")
	void contextDoesNotStartWithANegativeDuration(String property) {
		BotContext.withoutDsn()
			.withPropertyValues(property + "=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(property));
	}

}
