package io.github.tuxsentry.test.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * Requests that a test wants to be answered late or never.
 */
final class HeldRequests {

	/** How long a request that is never answered stays open at most. */
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
	 * Ends all waits without an answer.
	 */
	void close() {
		this.closed = true;
		this.signal.changed();
	}

	@Nullable Hold find(String method, String path) {
		return this.holds.stream().filter((hold) -> hold.matches(method, path)).findFirst().orElse(null);
	}

	/**
	 * Waits for as long as a request is to be held.
	 * @return whether it is to be answered then
	 */
	boolean await(Hold hold) {
		boolean over = this.signal.await(hold.duration(),
				() -> (this.closed || !this.holds.contains(hold)) ? Boolean.TRUE : null) == null;
		return !this.closed && (hold.answered() || !over);
	}

	/**
	 * Which requests are held for how long, and whether they are answered afterwards.
	 */
	record Hold(String method, PathPattern pattern, Duration duration, boolean answered) {

		boolean matches(String actualMethod, String path) {
			return this.method.equalsIgnoreCase(actualMethod) && this.pattern.match(path) != null;
		}

	}

}
