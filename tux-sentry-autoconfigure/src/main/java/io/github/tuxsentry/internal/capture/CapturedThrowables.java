package io.github.tuxsentry.internal.capture;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.error.Causes;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Knows which failures were captured, so that each is one event, however often it is
 * rethrown, wrapped, unwrapped or logged. Errors with the same root cause are one
 * failure, for five minutes after its capture. An instance that stands for many failures,
 * which is one without a stack trace or made in a static initialiser, is no root cause;
 * captured itself, it counts as the same failure for a second. Suppressed errors are
 * failures of their own. Thread-safe; holds nothing once the errors are gone.
 */
public final class CapturedThrowables {

	private static final long SAME_FAILURE_NANOS = Duration.ofMinutes(5).toNanos();

	private static final long SAME_SHARED_INSTANCE_NANOS = Duration.ofSeconds(1).toNanos();

	private final LongSupplier nanoTime;

	private final WeakThrowableMap<Captured> captured = new WeakThrowableMap<>();

	/**
	 * Creates a memory that takes its time from {@link System#nanoTime()}.
	 */
	public CapturedThrowables() {
		this(System::nanoTime);
	}

	CapturedThrowables(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Notes that an event is about to tell of a failure, unless another one has.
	 * @param error the error of the event
	 * @param event the event's id
	 * @return {@code false} if another event has told of the failure
	 */
	public boolean claim(Throwable error, SentryId event) {
		Throwable failure = identify(error);
		long now = this.nanoTime.getAsLong();
		long span = isShared(failure) ? SAME_SHARED_INSTANCE_NANOS : SAME_FAILURE_NANOS;
		Captured first = this.captured.compute(failure,
				(known) -> (known != null && now - known.until() < 0) ? known : new Captured(event, now + span));
		return first.event().equals(event);
	}

	/**
	 * Finds the event that has told of a failure in the place of one that was dropped.
	 * @param error the error of the dropped event
	 * @param dropped the dropped event's id
	 * @return the id of the event that was sent; {@link SentryId#EMPTY_ID} if there is
	 * none
	 */
	public SentryId sentInPlaceOf(Throwable error, SentryId dropped) {
		Throwable failure = identify(error);
		Captured known = this.captured.get(failure);
		if (known == null || this.nanoTime.getAsLong() - known.until() >= 0) {
			return SentryId.EMPTY_ID;
		}
		if (known.event().equals(dropped)) {
			this.captured.put(failure, new Captured(SentryId.EMPTY_ID, known.until()));
			return SentryId.EMPTY_ID;
		}
		return known.event();
	}

	private static Throwable identify(Throwable error) {
		List<Throwable> chain = Causes.of(error);
		for (int i = chain.size() - 1; i > 0; i--) {
			if (!isShared(chain.get(i))) {
				return chain.get(i);
			}
		}
		return error;
	}

	private static boolean isShared(Throwable error) {
		StackTraceElement frame = firstFrameOf(error);
		return frame == null || frame.getMethodName().equals("<clinit>");
	}

	private static @Nullable StackTraceElement firstFrameOf(Throwable error) {
		try {
			return Stream.of(error.getStackTrace()).filter(Objects::nonNull).findFirst().orElse(null);
		}
		catch (Throwable unreadable) {
			return null;
		}
	}

	private record Captured(SentryId event, long until) {
	}

}
