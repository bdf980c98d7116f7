package io.github.tuxsentry.internal.tracing;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * What has become of a future that is done.
 */
final class FutureOutcome {

	private FutureOutcome() {
	}

	/**
	 * Asks a future that is done what it failed with, without waiting.
	 * @param future the future
	 * @return the failure, or {@code null} if it succeeded
	 */
	static @Nullable Throwable failureOf(Future<?> future) {
		try {
			future.get(0, TimeUnit.NANOSECONDS);
			return null;
		}
		catch (ExecutionException ex) {
			return WrappedFailures.unwrap(ex);
		}
		catch (CancellationException ex) {
			return ex;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		catch (TimeoutException ex) {
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

}
