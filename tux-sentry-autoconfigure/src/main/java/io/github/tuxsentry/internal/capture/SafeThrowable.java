package io.github.tuxsentry.internal.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.error.ErrorText;
import io.sentry.exception.ExceptionMechanismException;
import org.jspecify.annotations.Nullable;

/**
 * Copy of an exception that is not safe for unprotected code, such as the SDK and
 * Logback. Such code reads texts and stack traces that may throw, and follows causes that
 * may be circular, endless or deeper than the call stack. The copy contains the readable
 * texts and stack trace elements and a finite chain of causes. It is logged like the
 * original, and {@link OriginalThrowables} restores the original in events.
 *
 * @serial exclude
 */
public final class SafeThrowable extends RuntimeException {

	/**
	 * Maximum number of exceptions that are safe to read recursively.
	 */
	private static final int MAX_READABLE = 1000;

	private static final int MAX_COPIED = 50;

	private static final ThreadLocal<@Nullable Boolean> reading = new ThreadLocal<>();

	private final transient Throwable original;

	private final String description;

	private @Nullable SafeThrowable cause;

	private SafeThrowable(Throwable original) {
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

	/**
	 * Return an exception that is safe to read. Never throws.
	 * @param error the exception
	 * @return the exception itself, or a copy if it is not safe to read
	 */
	public static Throwable of(Throwable error) {
		if (error instanceof ExceptionMechanismException marked) {
			Throwable readable = of(marked.getThrowable());
			return (readable == marked.getThrowable()) ? marked : marked(readable, marked);
		}
		if (error instanceof SafeThrowable) {
			return error;
		}
		boolean nested = reading.get() != null;
		reading.set(true);
		try {
			return isReadable(error) ? error : copy(error);
		}
		finally {
			if (!nested) {
				reading.remove();
			}
		}
	}

	/**
	 * Return whether the current thread is reading an exception, which is about to be
	 * reported.
	 */
	static boolean isReading(Throwable error) {
		return reading.get() != null && ErrorText.isBeingRead(error);
	}

	static ExceptionMechanismException marked(Throwable error, ExceptionMechanismException mark) {
		return new ExceptionMechanismException(mark.getExceptionMechanism(), error, mark.getThread(),
				mark.isSnapshot());
	}

	private static boolean isReadable(Throwable error) {
		try {
			Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
			if (!collect(error, all)) {
				return false;
			}
			for (Throwable each : all) {
				if (!read(each)) {
					return false;
				}
			}
			return true;
		}
		catch (Throwable unreadable) {
			return false;
		}
	}

	/**
	 * Collect an exception, its causes and its suppressed exceptions.
	 * @return {@code false} if there are too many or the chain is endless
	 */
	private static boolean collect(Throwable error, Set<Throwable> all) {
		List<Throwable> chain = Causes.of(error);
		if (all.size() + chain.size() > MAX_READABLE || chain.get(chain.size() - 1).getCause() != null) {
			return false;
		}
		for (Throwable link : chain) {
			if (all.add(link)) {
				for (Throwable suppressed : link.getSuppressed()) {
					if (!collect(suppressed, all)) {
						return false;
					}
				}
			}
		}
		return true;
	}

	/**
	 * Read an exception to detect whether it throws.
	 */
	private static boolean read(Throwable error) {
		int unused = error.hashCode();
		for (StackTraceElement frame : error.getStackTrace()) {
			if (frame == null) {
				return false;
			}
		}
		return ErrorText.isReadable(error);
	}

	private static SafeThrowable copy(Throwable error) {
		Set<Throwable> copied = Collections.newSetFromMap(new IdentityHashMap<>());
		return Objects.requireNonNull(copy(error, copied));
	}

	/**
	 * Copy an exception with its causes, up to one that has already been copied. If there
	 * are too many, the root cause is kept.
	 */
	private static @Nullable SafeThrowable copy(Throwable error, Set<Throwable> copied) {
		List<Throwable> chain = Causes.of(error);
		SafeThrowable first = null;
		SafeThrowable last = null;
		for (int i = 0; i < chain.size() && copied.add(chain.get(i)); i = next(i, chain.size())) {
			SafeThrowable copy = new SafeThrowable(chain.get(i));
			if (last == null) {
				first = copy;
			}
			else {
				last.cause = copy;
			}
			last = copy;
			copySuppressed(chain.get(i), copy, copied);
		}
		return first;
	}

	private static int next(int index, int size) {
		return (index == MAX_COPIED - 1) ? Math.max(size - 1, MAX_COPIED) : index + 1;
	}

	private static void copySuppressed(Throwable error, SafeThrowable copy, Set<Throwable> copied) {
		for (Throwable suppressed : error.getSuppressed()) {
			SafeThrowable copyOfSuppressed = (copied.size() < MAX_COPIED) ? copy(suppressed, copied) : null;
			if (copyOfSuppressed != null) {
				copy.addSuppressed(copyOfSuppressed);
			}
		}
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
