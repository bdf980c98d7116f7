package io.github.tuxsentry.test.discord;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Responses that tests have configured in place of those of Discord. Thread-safe.
 */
final class ScriptedAnswers {

	private final List<Script> scripts = new CopyOnWriteArrayList<>();

	void add(String method, String pathPattern, Answer answer, int times) {
		this.scripts.add(0, new Script(method, new PathPattern(pathPattern), answer, new AtomicInteger(times)));
	}

	void clear() {
		this.scripts.clear();
	}

	@Nullable Answer next(String method, String path) {
		for (Script script : this.scripts) {
			if (script.matches(method, path) && script.take()) {
				return script.answer();
			}
		}
		return null;
	}

	/**
	 * Configured response.
	 *
	 * @param method the HTTP method
	 * @param pattern the pattern of the path
	 * @param answer the response
	 * @param left the number of remaining requests
	 */
	private record Script(String method, PathPattern pattern, Answer answer, AtomicInteger left) {

		boolean matches(String actualMethod, String path) {
			return this.method.equalsIgnoreCase(actualMethod) && this.pattern.match(path) != null;
		}

		boolean take() {
			return this.left.getAndUpdate((count) -> Math.max(0, count - 1)) > 0;
		}

	}

}
