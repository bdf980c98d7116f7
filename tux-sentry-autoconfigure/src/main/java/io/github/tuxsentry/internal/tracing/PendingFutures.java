package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;

/**
 * The spans of futures that are not done, by trace. Whoever waits for a future may be
 * quicker than the news that it is done: when a transaction ends, the spans of futures
 * that are done by then are ended first, since afterwards it is too late. Thread-safe;
 * holds nothing beyond the end of a future or its transaction.
 */
final class PendingFutures {

	private static final int MOST_TRACES = 10_000;

	private final Map<SentryId, Set<OpenResult>> byTrace = new ConcurrentHashMap<>();

	/**
	 * Keeps a future until it is done.
	 * @param trace the trace of the future's span
	 * @param future the future
	 * @param completion ends the span; may be told more than once
	 * @return what is to be told instead
	 */
	ResultHandler.Completion keep(SentryId trace, Future<?> future, ResultHandler.Completion completion) {
		if (this.byTrace.size() >= MOST_TRACES) {
			return completion;
		}
		OpenResult open = new OpenResult(trace, future, completion);
		this.byTrace.computeIfAbsent(trace, (key) -> ConcurrentHashMap.newKeySet()).add(open);
		return open;
	}

	/**
	 * Ends the spans of a transaction's futures that are done, and forgets the others.
	 * @param trace the trace of the transaction
	 */
	void settle(SentryId trace) {
		Set<OpenResult> open = this.byTrace.remove(trace);
		if (open != null) {
			List.copyOf(open).forEach(OpenResult::settle);
		}
	}

	int size() {
		return this.byTrace.size();
	}

	private final class OpenResult implements ResultHandler.Completion {

		private final SentryId trace;

		private final Future<?> future;

		private final ResultHandler.Completion completion;

		OpenResult(SentryId trace, Future<?> future, ResultHandler.Completion completion) {
			this.trace = trace;
			this.future = future;
			this.completion = completion;
		}

		@Override
		public void done(@Nullable Throwable failure) {
			tell(failure);
			PendingFutures.this.byTrace.computeIfPresent(this.trace, (key, open) -> {
				open.remove(this);
				return open.isEmpty() ? null : open;
			});
		}

		void settle() {
			if (this.future.isDone()) {
				tell(CompletionFailures.of(this.future));
			}
		}

		/**
		 * Of two who tell it at once, the later one comes back when the span has ended.
		 */
		private synchronized void tell(@Nullable Throwable failure) {
			this.completion.done(failure);
		}

	}

}
