package io.github.tuxsentry.benchmarks.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.sentry.Breadcrumb;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryRuntime;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;

/**
 * Events of about 40 kB: an exception with two causes, 180 frames, 50 breadcrumbs, and
 * the libraries and contexts that the SDK adds to each event. Names of classes and
 * methods are the same objects in all events, as those of a JVM are. IDs, URLs, the
 * messages of exceptions and the secrets are different in each event. Of the messages of
 * breadcrumbs, those without a parameter recur, such as "Opened page 3"; these are half
 * of them, unless every message is to be new.
 */
public final class SampleEvents {

	/**
	 * Secret in each event.
	 */
	public static final String SECRET = "alice@example.com";

	private static final int EXCEPTIONS = 3;

	private static final int FRAMES = 60;

	private static final int BREADCRUMBS = 50;

	private static final int MODULES = 40;

	private SampleEvents() {
	}

	/**
	 * Return events in which half of the messages of breadcrumbs recur.
	 * @param count the number of events
	 * @return the events
	 */
	public static List<SentryEvent> create(int count) {
		return create(count, true);
	}

	/**
	 * Return events.
	 * @param count the number of events
	 * @param recurring whether half of the messages of breadcrumbs recur
	 * @return the events
	 */
	public static List<SentryEvent> create(int count, boolean recurring) {
		return IntStream.range(0, count).mapToObj((number) -> event(number, recurring)).toList();
	}

	private static SentryEvent event(int number, boolean recurring) {
		SentryEvent event = new SentryEvent();
		event.setLevel(SentryLevel.ERROR);
		event.setLogger("com.example.bot.moderation.CaseListener");
		event.setTransaction("/case view");
		event.setMessage(message("Case " + number + " was not saved for " + SECRET));
		event.setUser(user(number));
		event.setTags(new HashMap<>(Map.of("command", "/case view", "guild.id", "" + (9_000_000_000L + number),
				"channel.id", "" + (8_000_000_000L + number), "shard", "0", "bot", "sample")));
		event.getContexts()
			.put("command", new HashMap<>(Map.of("name", "case view", "options", Map.of("case", number, "reason",
					"Reason " + number + " given by a moderator, long enough to be a sentence"))));
		event.getContexts().setRuntime(runtime());
		event.setModules(modules());
		event.setBreadcrumbs(breadcrumbs(number, recurring));
		event.setExceptions(exceptions(number));
		return event;
	}

	private static Message message(String text) {
		Message message = new Message();
		message.setFormatted(text);
		return message;
	}

	private static User user(int number) {
		User user = new User();
		user.setId("" + (7_000_000_000L + number));
		user.setUsername("member" + number);
		return user;
	}

	private static SentryRuntime runtime() {
		SentryRuntime runtime = new SentryRuntime();
		runtime.setName("Eclipse Adoptium");
		runtime.setVersion("17.0.15");
		return runtime;
	}

	private static Map<String, String> modules() {
		Map<String, String> modules = new HashMap<>();
		for (int i = 0; i < MODULES; i++) {
			modules.put(("com.example.library:library-module" + i).intern(), "2.4.1");
		}
		return modules;
	}

	private static List<Breadcrumb> breadcrumbs(int number, boolean recurring) {
		List<Breadcrumb> breadcrumbs = new ArrayList<>();
		for (int i = 0; i < BREADCRUMBS; i++) {
			Breadcrumb breadcrumb = new Breadcrumb();
			breadcrumb.setCategory("discord.command");
			breadcrumb.setLevel(SentryLevel.INFO);
			breadcrumb.setMessage((recurring && i % 2 == 0) ? "Opened page " + i + " of the list of cases"
					: "Member " + number + " opened page " + i + " of the list of cases");
			breadcrumb.setData("url", "https://api.example.com/cases/" + number + "/pages/" + i);
			breadcrumb.setData("status_code", 200 + i % 5);
			breadcrumbs.add(breadcrumb);
		}
		breadcrumbs.get(1).setMessage("Connected with password=hunter" + number);
		breadcrumbs.get(2).setMessage("Sent header Authorization: Bearer abcdef0123456789abcdef" + number);
		return breadcrumbs;
	}

	private static List<SentryException> exceptions(int number) {
		List<SentryException> exceptions = new ArrayList<>();
		for (int i = 0; i < EXCEPTIONS; i++) {
			SentryException exception = new SentryException();
			exception.setType("CaseStorageException");
			exception.setModule("com.example.bot.moderation");
			exception.setValue("Row " + i + " of case " + number + " could not be written");
			exception.setStacktrace(new SentryStackTrace(frames()));
			exceptions.add(exception);
		}
		return exceptions;
	}

	private static List<SentryStackFrame> frames() {
		List<SentryStackFrame> frames = new ArrayList<>();
		for (int i = 0; i < FRAMES; i++) {
			SentryStackFrame frame = new SentryStackFrame();
			frame.setModule(("com.example.bot.moderation.cases.CaseHandler" + i % 20).intern());
			frame.setFunction(("handleCase" + i % 30).intern());
			frame.setFilename(("CaseHandler" + i % 20 + ".java").intern());
			frame.setLineno(10 + i);
			frame.setInApp(i % 3 == 0);
			frames.add(frame);
		}
		return frames;
	}

}
