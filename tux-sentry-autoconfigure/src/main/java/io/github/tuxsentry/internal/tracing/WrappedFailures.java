package io.github.tuxsentry.internal.tracing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.error.ErrorText;
import org.jspecify.annotations.Nullable;

/**
 * Looks through exceptions that only carry another one from where it was thrown.
 */
final class WrappedFailures {

	private static final Set<String> REACTORS = Set.of("reactor.core.Exceptions$ReactiveException",
			"reactor.core.Exceptions$BubblingException");

	private WrappedFailures() {
	}

	static Throwable unwrap(Throwable failure) {
		List<Throwable> chain = Causes.of(failure);
		int inside = 0;
		while (inside + 1 < chain.size() && isWrapper(chain.get(inside), chain.get(inside + 1))) {
			inside++;
		}
		return chain.get(inside);
	}

	static @Nullable Throwable unwrapOrNull(@Nullable Throwable failure) {
		return (failure != null) ? unwrap(failure) : null;
	}

	private static boolean isWrapper(Throwable failure, Throwable cause) {
		return failure instanceof CompletionException || failure instanceof ExecutionException
				|| failure instanceof InvocationTargetException || failure instanceof UndeclaredThrowableException
				|| REACTORS.contains(failure.getClass().getName()) || isBareRuntimeException(failure, cause);
	}

	/**
	 * {@code new RuntimeException(cause)} says nothing but its cause.
	 */
	private static boolean isBareRuntimeException(Throwable failure, Throwable cause) {
		return failure.getClass() == RuntimeException.class && ErrorText.toString(cause).equals(failure.getMessage());
	}

}
