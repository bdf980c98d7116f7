package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.List;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MeterSelectionTests {

	private static final Meter.Id ID = new Meter.Id("bot.cache.hits", Tags.of("cache", "tldr", "operation", "get"),
			null, null, Meter.Type.COUNTER);

	@ParameterizedTest
	@CsvSource({ "bot., true", "*, true", "bot.cache.hits, true", "jvm., false", "cache, false",
			"bot.cache{cache=tldr}, true", "bot.cache{cache=emoji}, false", "*{cache=tl*}, true", "*{cache=*}, true",
			"*{user=*}, false", "bot.{cache=tldr&operation=get}, true", "bot.{cache=tldr&operation=set}, false",
			"jvm.{cache=tldr}, false", "*{c=tldr}, false" })
	void selectsByNameAndTags(String pattern, boolean selected) {
		assertThat(MeterSelection.of(List.of(pattern)).test(ID)).isEqualTo(selected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bot.{", "bot.{}", "bot.{cache}", "bot.{=tldr}", "{cache=tldr}", "bot.}x", "a b" })
	void refusesWhatIsNoPattern(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> MeterSelection.of(List.of(pattern)))
			.withMessageContaining("'" + pattern + "'");
	}

}
