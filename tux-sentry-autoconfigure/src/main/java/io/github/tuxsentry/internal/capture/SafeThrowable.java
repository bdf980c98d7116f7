package io.github.tuxsentry.internal.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.error.ErrorText;
import org.jspecify.annotations.Nullable;

/**
 * Copy of an exception that cannot be read safely. It contains the readable texts and
 * stack trace elements and a finite chain of causes. It is logged like the original, and
 * {@link OriginalThrowables} restores the original in events.
 *
 * @serial exclude
 */
public final class SafeThrowable extends RuntimeException {

	private final transient Throwable original;

	private final String description;

	private @Nullable SafeThrowable cause;

	SafeThrowable(Throwable original) {
		super(ErrorText.messageOf(original));
		this.original = original;
		this.description = ErrorText.toString(original);
		copyStackTrace();
	}

	private void copyStackTrace() {
		try {
			setStackTrace(Stream.of(this.original.getStackTrace())
				.filter(Objects::nonNull)
				.toArray(StackTraceElement[]::new));
		}
		catch (Throwable unreadable) {
			setStackTrace(new StackTraceElement[0]);
		}
	}

	void causedBy(SafeThrowable causeOfThis) {
		this.cause = causeOfThis;
	}

	Throwable original() {
		return this.original;
	}

	/**
	 * Return this copy, its causes and its suppressed exceptions, in the order in which
	 * the SDK reads them.
	 */
	List<SafeThrowable> all() {
		List<SafeThrowable> all = new ArrayList<>();
		for (SafeThrowable next = this; next != null; next = next.cause) {
			all.add(next);
			for (Throwable suppressed : next.getSuppressed()) {
				all.addAll(((SafeThrowable) suppressed).all());
			}
		}
		return all;
	}

	@Override
	public synchronized @Nullable Throwable getCause() {
		return this.cause;
	}

	@Override
	public String toString() {
		return this.description;
	}

}
