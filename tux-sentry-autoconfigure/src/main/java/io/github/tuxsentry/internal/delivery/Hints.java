package io.github.tuxsentry.internal.delivery;

import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.hints.DiskFlushNotification;
import io.sentry.hints.Enqueable;
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.util.HintUtils;
import org.jspecify.annotations.Nullable;

/**
 * Tells those parts of the SDK that wait for an envelope what became of it.
 */
final class Hints {

	private Hints() {
	}

	static void enqueued(Hint hint) {
		HintUtils.runIfHasType(hint, Enqueable.class, Enqueable::markEnqueued);
	}

	/**
	 * A thread that is about to die of an exception waits for this.
	 */
	static void inGoodHands(Hint hint, SentryEnvelope envelope) {
		HintUtils.runIfHasType(hint, DiskFlushNotification.class, (notification) -> {
			if (notification.isFlushable(envelope.getHeader().getEventId())) {
				notification.markFlushed();
			}
		});
	}

	static void settled(@Nullable Hint hint, boolean taken, boolean worthARetry) {
		if (hint != null) {
			HintUtils.runIfHasType(hint, Retryable.class, (retryable) -> retryable.setRetry(worthARetry));
			HintUtils.runIfHasType(hint, SubmissionResult.class, (result) -> result.setResult(taken));
		}
	}

}
