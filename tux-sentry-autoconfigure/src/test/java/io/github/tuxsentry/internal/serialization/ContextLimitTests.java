package io.github.tuxsentry.internal.serialization;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contexts keep to their limit in the bytes that are sent, whatever their texts consist
 * of.
 */
class ContextLimitTests {

	private static final String CONTEXT = "\"some context\":";

	@RegisterExtension
	private final LiveSentry sentry = new LiveSentry((options) -> options
		.setSerializer(new ScrubbingSerializer(options, Scrubber.standard(), new FaultBarrier())));

	@ParameterizedTest
	@ValueSource(strings = { "\u2028", "\u2029", "\u0001", "\n", "\"", "猫", "😀", "a" })
	void aContextKeepsToItsLimit(String character) {
		assertKeepsToTheLimit(Map.of("text", character.repeat(9000)));
		assertKeepsToTheLimit(Map.of("text", character.repeat(1500) + "a".repeat(9000)));
		assertKeepsToTheLimit(Map.of("text", "a".repeat(1500) + character.repeat(9000)));
		assertKeepsToTheLimit(IntStream.range(0, 90)
			.boxed()
			.collect(Collectors.toMap((i) -> i + character.repeat(i), (i) -> character.repeat(i))));
	}

	private void assertKeepsToTheLimit(Map<String, ?> context) {
		this.sentry.local().clear();
		SentryEvent event = new SentryEvent();
		event.getContexts().put("some context", context);
		this.sentry.scopes().captureEvent(event, new Hint());
		String sent = new String(this.sentry.received().rawBodies().get(0), StandardCharsets.UTF_8);
		int start = sent.indexOf(CONTEXT) + CONTEXT.length();
		int end = sent.indexOf('}', start) + 1;
		assertThat(sent.substring(start, end).getBytes(StandardCharsets.UTF_8).length).isBetween(1000, 8192);
	}

}
