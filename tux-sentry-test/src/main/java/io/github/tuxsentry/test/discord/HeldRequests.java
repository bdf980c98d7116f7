package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * Requests to which tests have configured a delayed response or none. Thread-safe.
 */
final class HeldRequests {

	/**
	 * Maximum time to hold a request without a response: 1 minute.
	 */
	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final Signal signal;

	private final List<Hold> holds = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	HeldRequests(Signal signal) {
		this.signal = signal;
	}

	void delay(String method, String pathPattern, Duration delay) {
		this.holds.add(0, new Hold(method, new PathPattern(pathPattern), delay, true));
	}

	void never(String method, String pathPattern) {
		this.holds.add(0, new Hold(method, new PathPattern(pathPattern), LONGEST, false));
	}

	/**
	 * Release all held requests and stop holding further requests.
	 */
	void clear() {
		this.holds.clear();
		this.signal.changed();
	}

	/**
	 * Release all held requests without a response.
	 */
	void close() {
		this.closed = true;
		this.signal.changed();
	}

	@Nullable Hold find(String method, String path) {
		return this.holds.stream().filter((hold) -> hold.matches(method, path)).findFirst().orElse(null);
	}

	/**
	 * Wait until the time to hold a request has passed, or the request is released.
	 * @param hold the configuration of the request
	 * @return {@code true} to respond to the request, {@code false} to close its
	 * connection
	 */
	boolean await(Hold hold) {
		boolean over = this.signal.await(hold.duration(),
				() -> (this.closed || !this.holds.contains(hold)) ? Boolean.TRUE : null) == null;
		return !this.closed && (hold.answered() || !over);
	}

	/**
	 * Configuration of requests to hold.
	 *
	 * @param method the HTTP method
	 * @param pattern the pattern of the path
	 * @param duration the maximum time to hold a request
	 * @param answered whether the request is responded to after this time
	 */
	record Hold(String method, PathPattern pattern, Duration duration, boolean answered) {

		boolean matches(String actualMethod, String path) {
			return this.method.equalsIgnoreCase(actualMethod) && this.pattern.match(path) != null;
		}

	}

}
