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
 * Spans of incomplete futures by trace. Code that waits for a future may continue before
 * the completion of that future is detected. When a transaction ends, the spans of its
 * completed futures are therefore ended first. Thread-safe; entries are removed at the
 * end of a future or its transaction.
 */
final class PendingFutures {

	private static final int MAX_TRACES = 10_000;

	private final Map<SentryId, Set<PendingFuture>> byTrace = new ConcurrentHashMap<>();

	/**
	 * Register a future until it is done.
	 * @param trace the trace of the future's span
	 * @param future the future
	 * @param completion ends the span; may be notified more than once
	 * @return the completion to notify in its place
	 */
	ResultHandler.Completion register(SentryId trace, Future<?> future, ResultHandler.Completion completion) {
		if (this.byTrace.size() >= MAX_TRACES) {
			return completion;
		}
		PendingFuture pending = new PendingFuture(trace, future, completion);
		this.byTrace.compute(trace, (key, known) -> {
			Set<PendingFuture> futures = (known != null) ? known : ConcurrentHashMap.newKeySet();
			futures.add(pending);
			return futures;
		});
		return pending;
	}

	/**
	 * End the spans of a transaction's futures that are done, and forget the others.
	 * @param trace the trace of the transaction
	 */
	void completeDone(SentryId trace) {
		Set<PendingFuture> pending = this.byTrace.remove(trace);
		if (pending != null) {
			List.copyOf(pending).forEach(PendingFuture::completeIfDone);
		}
	}

	int size() {
		return this.byTrace.size();
	}

	private final class PendingFuture implements ResultHandler.Completion {

		private final SentryId trace;

		private final Future<?> future;

		private final ResultHandler.Completion completion;

		PendingFuture(SentryId trace, Future<?> future, ResultHandler.Completion completion) {
			this.trace = trace;
			this.future = future;
			this.completion = completion;
		}

		@Override
		public void done(@Nullable Throwable failure) {
			complete(failure);
			PendingFutures.this.byTrace.computeIfPresent(this.trace, (key, pending) -> {
				pending.remove(this);
				return pending.isEmpty() ? null : pending;
			});
		}

		void completeIfDone() {
			if (this.future.isDone()) {
				complete(CompletionFailures.of(this.future));
			}
		}

		/**
		 * Synchronized, so that the later of two concurrent callers returns after the
		 * span has ended.
		 */
		private synchronized void complete(@Nullable Throwable failure) {
			this.completion.done(failure);
		}

	}

}
