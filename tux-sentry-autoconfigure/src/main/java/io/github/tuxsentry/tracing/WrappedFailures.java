package io.github.tuxsentry.tracing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Looks through exceptions that only carry another one from where it was thrown.
 */
final class WrappedFailures {

	private static final int DEEPEST = 20;

	private static final Set<String> REACTORS = Set.of("reactor.core.Exceptions$ReactiveException",
			"reactor.core.Exceptions$BubblingException");

	private WrappedFailures() {
	}

	static Throwable unwrap(Throwable failure) {
		Throwable current = failure;
		for (int i = 0; i < DEEPEST; i++) {
			Throwable cause = isWrapper(current) ? current.getCause() : null;
			if (cause == null) {
				return current;
			}
			current = cause;
		}
		return current;
	}

	static @Nullable Throwable unwrapOrNull(@Nullable Throwable failure) {
		return (failure != null) ? unwrap(failure) : null;
	}

	private static boolean isWrapper(Throwable failure) {
		return failure instanceof CompletionException || failure instanceof ExecutionException
				|| failure instanceof InvocationTargetException || failure instanceof UndeclaredThrowableException
				|| REACTORS.contains(failure.getClass().getName()) || isBareRuntimeException(failure);
	}

	/**
	 * {@code new RuntimeException(cause)} says nothing but its cause.
	 */
	private static boolean isBareRuntimeException(Throwable failure) {
		return failure.getClass() == RuntimeException.class && failure.getCause() != null
				&& failure.getCause().toString().equals(failure.getMessage());
	}

}
