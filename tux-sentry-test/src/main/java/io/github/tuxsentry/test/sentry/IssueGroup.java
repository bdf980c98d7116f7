package io.github.tuxsentry.test.sentry;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Issue that an event belongs to. Events are grouped by their fingerprint or, by default,
 * by the types of the exceptions and the code in which these were thrown, or by the
 * message.
 *
 * @param key the key that the events of the issue have in common
 * @param title the title of the issue
 * @param culprit the code in which the exception was thrown, or {@code null}
 */
record IssueGroup(String key, String title, @Nullable String culprit) {

	private static final String DEFAULT = "{{ default }}";

	static IssueGroup of(SentryItem event) {
		List<JsonNode> exceptions = event.exceptions();
		String culprit = culprit(exceptions);
		String byDefault;
		String title;
		if (exceptions.isEmpty()) {
			String template = event.payload().path("message").path("message").textValue();
			title = (event.message() != null) ? event.message() : "(no message)";
			byDefault = (template != null) ? template : title;
		}
		else {
			JsonNode last = exceptions.get(exceptions.size() - 1);
			title = last.path("type").asText() + ": " + last.path("value").asText();
			byDefault = String.join(" ",
					exceptions.stream().map((exception) -> exception.path("type").asText()).toList()) + " " + culprit;
		}
		return new IssueGroup(key(event.payload().path("fingerprint"), byDefault), title, culprit);
	}

	private static String key(JsonNode fingerprint, String byDefault) {
		List<String> parts = new ArrayList<>();
		fingerprint.forEach((part) -> parts.add(part.asText().replace(DEFAULT, byDefault)));
		return parts.isEmpty() ? byDefault : String.join(" ", parts);
	}

	/**
	 * Return the innermost frame of the application, of the outermost exception that has
	 * such a frame.
	 */
	private static @Nullable String culprit(List<JsonNode> exceptions) {
		String innermost = null;
		for (int i = exceptions.size() - 1; i >= 0; i--) {
			for (JsonNode frame : exceptions.get(i).path("stacktrace").path("frames")) {
				if (frame.path("in_app").asBoolean()) {
					innermost = frame.path("module").asText() + "." + frame.path("function").asText();
				}
			}
			if (innermost != null) {
				return innermost;
			}
		}
		return null;
	}

}
