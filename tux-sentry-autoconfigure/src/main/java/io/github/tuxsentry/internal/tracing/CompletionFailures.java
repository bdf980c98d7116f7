package io.github.tuxsentry.internal.tracing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.error.ErrorText;
import org.jspecify.annotations.Nullable;

/**
 * Failures of completed work, without the exceptions that only wrap another one.
 */
public final class CompletionFailures {

	private static final Set<String> REACTORS = Set.of("reactor.core.Exceptions$ReactiveException",
			"reactor.core.Exceptions$BubblingException");

	private CompletionFailures() {
	}

	/**
	 * Return the failure of a future that is done, without waiting.
	 * @param future the future
	 * @return the failure, or {@code null} if it succeeded
	 */
	public static @Nullable Throwable of(Future<?> future) {
		try {
			future.get(0, TimeUnit.NANOSECONDS);
			return null;
		}
		catch (ExecutionException ex) {
			return unwrap(ex);
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

	/**
	 * Return the failure that an exception wraps.
	 * @param failure the exception
	 * @return the wrapped failure, or the exception itself if it wraps none
	 */
	public static Throwable unwrap(Throwable failure) {
		List<Throwable> chain = Causes.of(failure);
		int inside = 0;
		while (inside + 1 < chain.size() && isWrapper(chain.get(inside), chain.get(inside + 1))) {
			inside++;
		}
		return chain.get(inside);
	}

	public static @Nullable Throwable unwrapOrNull(@Nullable Throwable failure) {
		return (failure != null) ? unwrap(failure) : null;
	}

	private static boolean isWrapper(Throwable failure, Throwable cause) {
		return failure instanceof CompletionException || failure instanceof ExecutionException
				|| failure instanceof InvocationTargetException || failure instanceof UndeclaredThrowableException
				|| REACTORS.contains(failure.getClass().getName()) || isBareRuntimeException(failure, cause);
	}

	/**
	 * {@code new RuntimeException(cause)} adds nothing to its cause.
	 */
	private static boolean isBareRuntimeException(Throwable failure, Throwable cause) {
		return failure.getClass() == RuntimeException.class && ErrorText.toString(cause).equals(failure.getMessage());
	}

}
