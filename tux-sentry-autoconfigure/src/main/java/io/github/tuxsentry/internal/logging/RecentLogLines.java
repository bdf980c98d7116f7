package io.github.tuxsentry.internal.logging;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;

import io.sentry.Breadcrumb;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * Most recent log lines, as breadcrumbs. Thread-safe.
 */
public final class RecentLogLines {

	private static final int MAX_LINES = 50;

	private final Deque<Breadcrumb> lines = new ArrayDeque<>();

	/**
	 * Add a line.
	 * @param time the time of the log event, in milliseconds
	 * @param logger the name of the logger
	 * @param level the level
	 * @param message the formatted message
	 */
	public void add(long time, String logger, SentryLevel level, @Nullable String message) {
		Breadcrumb line = new Breadcrumb(new Date(time));
		line.setMessage(message);
		line.setCategory(logger);
		line.setLevel(level);
		synchronized (this.lines) {
			if (this.lines.size() == MAX_LINES) {
				this.lines.removeFirst();
			}
			this.lines.addLast(line);
		}
	}

	/**
	 * Return the lines.
	 * @return the latest ones in order
	 */
	public List<Breadcrumb> toList() {
		synchronized (this.lines) {
			return List.copyOf(this.lines);
		}
	}

}
