package io.github.tuxsentry.internal.capture;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.error.WeakThrowableMap;
import io.github.tuxsentry.internal.sampling.SamplingFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * Registry of captured failures, which ensures that each failure is reported by a single
 * event, even if it is rethrown, wrapped, unwrapped or logged, also by its message only.
 * Exceptions with the same root cause are the same failure for five minutes after
 * capture. A shared instance, which has no stack trace or was created in a static
 * initializer, is not considered a root cause; if captured directly, it is the same
 * failure for one second. Suppressed exceptions are separate failures. Thread-safe;
 * exceptions are only weakly referenced.
 */
public final class CapturedThrowables {

	private static final long SAME_FAILURE_NANOS = Duration.ofMinutes(5).toNanos();

	private static final long SAME_SHARED_INSTANCE_NANOS = Duration.ofSeconds(1).toNanos();

	private final LongSupplier nanoTime;

	private final WeakThrowableMap<Captured> captured = new WeakThrowableMap<>();

	private final CapturedMessages messages;

	/**
	 * Create a new registry that uses {@link System#nanoTime()}.
	 */
	public CapturedThrowables() {
		this(System::nanoTime);
	}

	CapturedThrowables(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.messages = new CapturedMessages(nanoTime);
	}

	/**
	 * Register an event that is about to report a failure, unless another event has
	 * already reported it.
	 * @param error the exception of the event
	 * @param event the event ID
	 * @return {@code false} if another event has already reported the failure
	 */
	boolean claim(Throwable error, SentryId event) {
		Throwable failure = identify(error);
		long now = this.nanoTime.getAsLong();
		long span = isShared(failure) ? SAME_SHARED_INSTANCE_NANOS : SAME_FAILURE_NANOS;
		Captured first = this.captured.compute(failure,
				(known) -> (known != null && now - known.until() < 0) ? known : new Captured(event, now + span));
		return first.event().equals(event);
	}

	/**
	 * Find the event that has reported the failure of a dropped event.
	 * @param error the exception of the dropped event
	 * @param dropped the ID of the dropped event
	 * @return the ID of the event that was sent, or {@link SentryId#EMPTY_ID} if there is
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
			for (StackTraceElement frame : error.getStackTrace()) {
				if (frame != null) {
					return frame;
				}
			}
			return null;
		}
		catch (Throwable unreadable) {
			return null;
		}
	}

	private record Captured(SentryId event, long until) {
	}

	/**
	 * {@link SamplingFilter} that drops events for failures that another event has
	 * already reported. It runs last, so that an event dropped for another reason does
	 * not suppress a later one.
	 */
	public static final class Filter implements SamplingFilter {

		private final CapturedThrowables captured;

		/**
		 * Create a new filter.
		 * @param captured the registry of captured failures
		 */
		public Filter(CapturedThrowables captured) {
			this.captured = captured;
		}

		@Override
		public String reason() {
			return "already_captured";
		}

		@Override
		public boolean drops(SentryEvent event, Hint hint) {
			Throwable error = event.getThrowable();
			if (error == null) {
				return this.captured.messages.isRepeatedBy(event);
			}
			if (event.getEventId() == null) {
				return false;
			}
			if (SafeThrowable.isReading(error) || !this.captured.claim(error, event.getEventId())) {
				return true;
			}
			this.captured.messages.add(event);
			return false;
		}

	}

}
