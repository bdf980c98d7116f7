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
 * Notification of the parts of the SDK that wait for an envelope.
 */
final class Hints {

	private Hints() {
	}

	static void markEnqueued(Hint hint) {
		HintUtils.runIfHasType(hint, Enqueable.class, Enqueable::markEnqueued);
	}

	/**
	 * Release a thread that terminates because of an exception.
	 */
	static void markPersisted(Hint hint, SentryEnvelope envelope) {
		HintUtils.runIfHasType(hint, DiskFlushNotification.class, (notification) -> {
			if (notification.isFlushable(envelope.getHeader().getEventId())) {
				notification.markFlushed();
			}
		});
	}

	static void complete(@Nullable Hint hint, boolean success, boolean retry) {
		if (hint != null) {
			HintUtils.runIfHasType(hint, Retryable.class, (retryable) -> retryable.setRetry(retry));
			HintUtils.runIfHasType(hint, SubmissionResult.class, (result) -> result.setResult(success));
		}
	}

}
