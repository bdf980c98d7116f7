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
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.internal.filter.LoggedEvents.logged;
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
	void looksAtThreeFramesWithModuleFunctionAndLine() {
		SentryStackFrame first = frame("bot.C", "c", 3, true);
		SentryStackFrame second = frame("bot.B", "b", 2, true);
		SentryStackFrame third = frame("bot.A", "a", 1, true);
		SentryEvent event = withFrames(third, second, first);
		assertThat(StormFingerprint.of(event))
			.isEqualTo(StormFingerprint.of(withFrames(frame("bot.Z", "z", 9, true), third, second, first)));
		assertAllDiffer(event, withFrames(frame("bot.Z", "a", 1, true), second, first),
				withFrames(frame("bot.A", "z", 1, true), second, first),
				withFrames(frame("bot.A", "a", 9, true), second, first), withFrames(second, first),
				withFrames(third, first, second));
	}

	@Test
	void looksAtTheOutermostFourExceptions() {
		assertThat(StormFingerprint.of(withExceptions("e", "d", "c", "b", "a")))
			.isEqualTo(StormFingerprint.of(withExceptions("f", "d", "c", "b", "a")))
			.isNotEqualTo(StormFingerprint.of(withExceptions("e", "f", "c", "b", "a")))
			.isNotEqualTo(StormFingerprint.of(withExceptions("c", "b", "a")));
	}

	@Test
	void tellsExceptionsOfDifferentPackagesApart() {
		SentryEvent bot = withExceptions("NotFoundException");
		bot.getExceptions().get(0).setModule("bot");
		SentryEvent library = withExceptions("NotFoundException");
		library.getExceptions().get(0).setModule("library");
		assertAllDiffer(bot, library, withExceptions("NotFoundException"));
	}

	@Test
	void looksAtTheTopmostThreeFramesOfAThrowable() {
		StackTraceElement a = new StackTraceElement("bot.A", "a", "A.java", 1);
		StackTraceElement b = new StackTraceElement("bot.B", "b", "B.java", 2);
		StackTraceElement c = new StackTraceElement("bot.C", "c", "C.java", 3);
		StackTraceElement d = new StackTraceElement("bot.D", "d", "D.java", 4);
		SentryEvent event = thrownAt(a, b, c);
		assertThat(StormFingerprint.of(event)).isEqualTo(StormFingerprint.of(thrownAt(a, b, c, d)));
		assertAllDiffer(event, thrownAt(a, b, d), thrownAt(a, b), thrownAt(),
				thrownAt(a, b, new StackTraceElement("bot.X", "c", "C.java", 3)),
				thrownAt(a, b, new StackTraceElement("bot.C", "x", "C.java", 3)),
				thrownAt(a, b, new StackTraceElement("bot.C", "c", "C.java", 9)));
	}

	@Test
	void looksAtTheStartOfALongMessageOnly() {
		String start = "x ".repeat(250);
		assertThat(StormFingerprint.of(logged("bot.A", null, start + "y")))
			.isEqualTo(StormFingerprint.of(logged("bot.A", null, start + "z")))
			.isNotEqualTo(StormFingerprint.of(logged("bot.A", null, "y " + start)));
		assertAllDiffer(logged("bot.A", null, "x ".repeat(249) + "y"), logged("bot.A", null, "x ".repeat(249) + "z"));
	}

	@Test
	void takesThePlaceholderOfTheDefaultWithAndWithoutBlanks() {
		Throwable failure = new IOException();
		assertThat(StormFingerprint.of(withFingerprint(failure, "{{default}}")))
			.isEqualTo(StormFingerprint.of(withFingerprint(failure, "{{ default }}")))
			.isNotEqualTo(StormFingerprint.of(withFingerprint(new IllegalStateException(), "{{default}}")));
	}

	@Test
	void tellsMessagesApartByLoggerAndTemplate() {
		SentryEvent one = logged("bot.A", "User {} failed", "User 1 failed");
		assertThat(StormFingerprint.of(one))
			.isEqualTo(StormFingerprint.of(logged("bot.A", "User {} failed", "User x failed")));
		assertAllDiffer(one, logged("bot.B", "User {} failed", "User 1 failed"),
				logged("bot.A", "Guild {} failed", "Guild 1 failed"), new SentryEvent());
	}

	@Test
	void doesNotSeeTheNumbersOfAMessageWithoutTemplate() {
		assertThat(StormFingerprint.of(logged("bot.A", null, "User 1 failed")))
			.isEqualTo(StormFingerprint.of(logged("bot.A", null, "User 22 failed")))
			.isNotEqualTo(StormFingerprint.of(logged("bot.A", null, "Guild 22 failed")));
	}

	@Test
	void tellsMessagesOfLevelInfoApartByTheirTemplateOrTheirText() {
		SentryEvent one = informative(null, "msg 1");
		assertAllDiffer(one, informative(null, "msg 2"), informative("msg {}", "msg 1"));
		assertThat(StormFingerprint.of(one)).isEqualTo(StormFingerprint.of(informative(null, "msg 1")));
		assertThat(StormFingerprint.of(informative("msg {}", "msg 1")))
			.isEqualTo(StormFingerprint.of(informative("msg {}", "msg 2")));
	}

	@Test
	void tellsMessagesOfLevelDebugApartByTheirText() {
		SentryEvent one = logged(null, null, "msg 1");
		one.setLevel(SentryLevel.DEBUG);
		SentryEvent two = logged(null, null, "msg 2");
		two.setLevel(SentryLevel.DEBUG);
		assertAllDiffer(one, two);
	}

	@Test
	void isTheDefaultIfTheBotHasSetAnEmptyOne() {
		Throwable failure = new IOException();
		assertThat(StormFingerprint.of(withFingerprint(failure)))
			.isEqualTo(StormFingerprint.of(new SentryEvent(failure)));
	}

	private static SentryEvent informative(@Nullable String template, String formatted) {
		SentryEvent event = logged(null, template, formatted);
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

	private static SentryEvent withExceptions(String... types) {
		SentryEvent event = new SentryEvent();
		event.setExceptions(Arrays.stream(types).map((type) -> {
			SentryException exception = new SentryException();
			exception.setType(type);
			return exception;
		}).toList());
		return event;
	}

	private static SentryEvent thrownAt(StackTraceElement... frames) {
		Throwable throwable = new IllegalStateException();
		throwable.setStackTrace(frames);
		return new SentryEvent(throwable);
	}

	private static SentryStackFrame frame(String module, String function, int line, boolean inApp) {
		SentryStackFrame frame = new SentryStackFrame();
		frame.setModule(module);
		frame.setFunction(function);
		frame.setLineno(line);
		frame.setInApp(inApp);
		return frame;
	}

}
