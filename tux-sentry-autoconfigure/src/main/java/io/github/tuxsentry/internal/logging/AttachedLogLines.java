package io.github.tuxsentry.internal.logging;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

import io.sentry.Attachment;
import io.sentry.Breadcrumb;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventProcessor} that attaches the most recent log lines of the process to events
 * of level error or fatal. They are formatted if the event is sent.
 */
public final class AttachedLogLines implements EventProcessor {

	private static final String FILENAME = "log.txt";

	private final @Nullable RecentLogLines lines;

	/**
	 * Create a new processor.
	 * @param maxLines the maximum number of lines, or 0 to attach none
	 */
	AttachedLogLines(int maxLines) {
		this.lines = (maxLines > 0) ? new RecentLogLines(maxLines) : null;
	}

	/**
	 * Return the lines to attach, to which log lines are added.
	 * @return the lines, or {@code null} if none are attached
	 */
	public @Nullable RecentLogLines lines() {
		return this.lines;
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		RecentLogLines recent = this.lines;
		if (recent != null && isError(event)) {
			hint.addAttachment(Attachment.fromByteProvider(() -> format(recent), FILENAME, "text/plain", false));
		}
		return event;
	}

	private static boolean isError(SentryEvent event) {
		SentryLevel level = event.getLevel();
		return (level != null) ? level == SentryLevel.ERROR || level == SentryLevel.FATAL
				: event.getThrowable() != null;
	}

	private static byte[] format(RecentLogLines recent) {
		return recent.toList()
			.stream()
			.map(AttachedLogLines::format)
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String format(Breadcrumb line) {
		SentryLevel level = line.getLevel();
		return line.getTimestamp().toInstant() + " " + ((level != null) ? level.name().toUpperCase(Locale.ROOT) : "-")
				+ " " + line.getCategory() + " - " + line.getMessage() + "\n";
	}

}
