package io.github.tuxsentry.internal.filter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StormFingerprint}.
 */
class StormFingerprintTests {

	@Test
	void isTheSameForExceptionsFromTheSamePlace() {
		List<SentryEvent> events = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			events.add(new SentryEvent(new IllegalStateException("user " + i)));
		}
		assertThat(StormFingerprint.of(events.get(0))).isEqualTo(StormFingerprint.of(events.get(1)));
	}

	@Test
	void tellsTypesPlacesAndCausesApart() {
		Supplier<Throwable> here = IllegalStateException::new;
		SentryEvent elsewhere = new SentryEvent(new IllegalStateException());
		assertAllDiffer(elsewhere, new SentryEvent(new IllegalStateException()), new SentryEvent(new IOException()),
				new SentryEvent(here.get()), new SentryEvent(new IllegalStateException(new IOException())),
				new SentryEvent(new IllegalStateException(new IllegalArgumentException())));
	}

	@Test
	void looksAtTheFramesOfTheApplication() {
		SentryEvent one = withFrames(frame("bot.A", "a", 1, true), frame("lib.X", "x", 1, false));
		SentryEvent sameInApp = withFrames(frame("bot.A", "a", 1, true), frame("lib.X", "x", 99, false));
		SentryEvent otherLine = withFrames(frame("bot.A", "a", 2, true), frame("lib.X", "x", 1, false));
		assertThat(StormFingerprint.of(one)).isEqualTo(StormFingerprint.of(sameInApp))
			.isNotEqualTo(StormFingerprint.of(otherLine));
	}

	@Test
	void looksAtTheTopmostFramesWhenNoneIsOfTheApplication() {
		assertAllDiffer(withFrames(frame("lib.X", "x", 1, false)), withFrames(frame("lib.X", "x", 2, false)));
	}

	@Test
	void tellsMessagesApartByLoggerAndTemplate() {
		SentryEvent one = message("bot.A", "User {} failed", "User 1 failed");
		assertThat(StormFingerprint.of(one))
			.isEqualTo(StormFingerprint.of(message("bot.A", "User {} failed", "User x failed")));
		assertAllDiffer(one, message("bot.B", "User {} failed", "User 1 failed"),
				message("bot.A", "Guild {} failed", "Guild 1 failed"), new SentryEvent());
	}

	@Test
	void doesNotSeeTheNumbersOfAMessageWithoutTemplate() {
		assertThat(StormFingerprint.of(message("bot.A", null, "User 1 failed")))
			.isEqualTo(StormFingerprint.of(message("bot.A", null, "User 22 failed")))
			.isNotEqualTo(StormFingerprint.of(message("bot.A", null, "Guild 22 failed")));
	}

	@Test
	void tellsMessagesOfLevelInfoApartByTheirTemplateOrTheirText() {
		SentryEvent one = informative(null, "msg 1");
		assertAllDiffer(one, informative(null, "msg 2"), informative("msg {}", "msg 1"));
		assertThat(StormFingerprint.of(one)).isEqualTo(StormFingerprint.of(informative(null, "msg 1")));
		assertThat(StormFingerprint.of(informative("msg {}", "msg 1")))
			.isEqualTo(StormFingerprint.of(informative("msg {}", "msg 2")));
	}

	private static SentryEvent informative(@Nullable String template, String formatted) {
		SentryEvent event = message(null, template, formatted);
		event.setLevel(SentryLevel.INFO);
		return event;
	}

	@Test
	void isTheOneThatTheBotHasSet() {
		assertThat(StormFingerprint.of(withFingerprint(new IOException(), "mine")))
			.isEqualTo(StormFingerprint.of(withFingerprint(new IllegalStateException(), "mine")));
		assertAllDiffer(withFingerprint(new IOException(), "mine"), withFingerprint(new IOException(), "yours"),
				withFingerprint(new IOException(), "{{ default }}", "mine"),
				withFingerprint(new IllegalStateException(), "{{ default }}", "mine"));
	}

	@Test
	void hasHardlyACollision() {
		Set<Long> fingerprints = new HashSet<>();
		for (int i = 0; i < 100_000; i++) {
			fingerprints.add(StormFingerprint.of(withFrames(frame("bot.A" + i % 1000, "m" + i % 100, i, true))));
		}
		assertThat(fingerprints).hasSizeGreaterThan(99_990);
	}

	private static void assertAllDiffer(SentryEvent... events) {
		assertThat(Arrays.stream(events).map(StormFingerprint::of)).doesNotHaveDuplicates();
	}

	private static SentryEvent withFingerprint(Throwable throwable, String... fingerprint) {
		SentryEvent event = new SentryEvent(throwable);
		event.setFingerprints(List.of(fingerprint));
		return event;
	}

	private static SentryEvent withFrames(SentryStackFrame... frames) {
		SentryException exception = new SentryException();
		exception.setType("T");
		exception.setStacktrace(new SentryStackTrace(List.of(frames)));
		SentryEvent event = new SentryEvent();
		event.setExceptions(List.of(exception));
		return event;
	}

	private static SentryStackFrame frame(String module, String function, int line, boolean inApp) {
		SentryStackFrame frame = new SentryStackFrame();
		frame.setModule(module);
		frame.setFunction(function);
		frame.setLineno(line);
		frame.setInApp(inApp);
		return frame;
	}

	private static SentryEvent message(@Nullable String logger, @Nullable String template, @Nullable String formatted) {
		Message message = new Message();
		message.setMessage(template);
		message.setFormatted(formatted);
		SentryEvent event = new SentryEvent();
		event.setLogger(logger);
		event.setMessage(message);
		return event;
	}

}
