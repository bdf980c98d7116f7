package io.github.tuxsentry.internal.logging;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;

import io.github.tuxsentry.internal.text.Truncation;
import io.sentry.Breadcrumb;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * Most recent log lines, as breadcrumbs. Thread-safe.
 */
public final class RecentLogLines {

	private static final int MAX_LINES_OF_START = 50;

	/**
	 * Maximum number of characters of a line. It exceeds the length to which texts are
	 * truncated after they are scrubbed.
	 */
	private static final int MAX_LENGTH = 16_384;

	private final int maxLines;

	private final Deque<Breadcrumb> lines = new ArrayDeque<>();

	/**
	 * Create a new instance for the lines of the start.
	 */
	public RecentLogLines() {
		this(MAX_LINES_OF_START);
	}

	/**
	 * Create a new instance.
	 * @param maxLines the maximum number of lines, 1 or more
	 */
	public RecentLogLines(int maxLines) {
		this.maxLines = maxLines;
	}

	/**
	 * Add a line.
	 * @param time the time of the log event, in milliseconds
	 * @param logger the name of the logger
	 * @param level the level
	 * @param message the formatted message
	 */
	public void add(long time, String logger, SentryLevel level, @Nullable String message) {
		Breadcrumb line = new Breadcrumb(new Date(time));
		line.setMessage((message != null) ? Truncation.atWord(message, MAX_LENGTH) : null);
		line.setCategory(logger);
		line.setLevel(level);
		synchronized (this.lines) {
			if (this.lines.size() == this.maxLines) {
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
