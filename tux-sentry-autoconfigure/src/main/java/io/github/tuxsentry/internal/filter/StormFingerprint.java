package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.error.Causes;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Numeric fingerprint that distinguishes kinds of events at low cost. It is computed from
 * the fingerprint set by the bot, if any; otherwise from the types of the exception and
 * its causes and the topmost frames of each, preferably those of the application;
 * otherwise from the logger and the template of the message, or from the message itself,
 * without its numbers if its level is warning or higher.
 */
final class StormFingerprint {

	private static final int MAX_EXCEPTIONS = 4;

	private static final int MAX_FRAMES = 3;

	private static final int MAX_MESSAGE_LENGTH = 500;

	private long hash = 0xcbf29ce484222325L;

	private StormFingerprint() {
	}

	static long of(SentryEvent event) {
		StormFingerprint fingerprint = new StormFingerprint();
		List<String> own = event.getFingerprints();
		if (own == null || own.isEmpty()) {
			fingerprint.addDefault(event);
		}
		else {
			own.forEach((part) -> fingerprint.addPart(part, event));
		}
		return fingerprint.hash;
	}

	private void addPart(@Nullable String part, SentryEvent event) {
		if ("{{ default }}".equals(part) || "{{default}}".equals(part)) {
			addDefault(event);
		}
		else {
			add(part);
		}
	}

	private void addDefault(SentryEvent event) {
		List<SentryException> exceptions = event.getExceptions();
		Throwable throwable = event.getThrowable();
		if (exceptions != null && !exceptions.isEmpty()) {
			for (int i = Math.max(0, exceptions.size() - MAX_EXCEPTIONS); i < exceptions.size(); i++) {
				addException(exceptions.get(i));
			}
		}
		else if (throwable != null) {
			Causes.of(throwable).stream().limit(MAX_EXCEPTIONS).forEach(this::addThrowable);
		}
		else {
			addMessage(event);
		}
	}

	private void addException(SentryException exception) {
		add(exception.getModule());
		add(exception.getType());
		SentryStackTrace stackTrace = exception.getStacktrace();
		List<SentryStackFrame> frames = (stackTrace != null) ? stackTrace.getFrames() : null;
		if (frames != null && addFrames(frames, true) == 0) {
			addFrames(frames, false);
		}
	}

	/**
	 * Add the topmost frames, which are the last in the list.
	 */
	private int addFrames(List<SentryStackFrame> frames, boolean onlyInApp) {
		int added = 0;
		for (int i = frames.size() - 1; i >= 0 && added < MAX_FRAMES; i--) {
			SentryStackFrame frame = frames.get(i);
			if (!onlyInApp || Boolean.TRUE.equals(frame.isInApp())) {
				add(frame.getModule());
				add(frame.getFunction());
				add((frame.getLineno() != null) ? frame.getLineno() : 0);
				added++;
			}
		}
		return added;
	}

	private void addThrowable(Throwable throwable) {
		add(throwable.getClass().getName());
		StackTraceElement[] frames = throwable.getStackTrace();
		for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
			add(frames[i].getClassName());
			add(frames[i].getMethodName());
			add(frames[i].getLineNumber());
		}
	}

	private void addMessage(SentryEvent event) {
		add(event.getLogger());
		Message message = event.getMessage();
		if (message == null) {
			return;
		}
		if (message.getMessage() != null) {
			add(message.getMessage());
		}
		else if (message.getFormatted() != null) {
			String text = message.getFormatted();
			String start = text.substring(0, Math.min(text.length(), MAX_MESSAGE_LENGTH));
			add(isInformative(event.getLevel()) ? start : FoldedText.of(start));
		}
	}

	/**
	 * Return whether messages of a level are the same kind only if their texts are equal.
	 */
	private static boolean isInformative(@Nullable SentryLevel level) {
		return level == SentryLevel.INFO || level == SentryLevel.DEBUG;
	}

	private void add(@Nullable String text) {
		add((text != null) ? text.hashCode() * 31L + text.length() : 7);
	}

	private void add(long number) {
		long mixed = (this.hash ^ number) * 0x9e3779b97f4a7c15L;
		this.hash = mixed ^ (mixed >>> 32);
	}

}
