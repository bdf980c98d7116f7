package io.github.tuxsentry.internal.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Iteration over the causes of an exception. It ends before an exception that was already
 * visited, at an exception that fails to return its cause or returns a different one each
 * time, and after 10,000 exceptions. Methods never throw.
 */
public final class Causes {

	private static final int MAX_ERRORS = 10_000;

	private Causes() {
	}

	/**
	 * Return an exception and its causes.
	 * @param error the exception
	 * @return the exception itself first, the root cause last
	 */
	public static List<Throwable> of(Throwable error) {
		List<Throwable> chain = new ArrayList<>();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Throwable current = error;
		while (current != null && chain.size() < MAX_ERRORS && seen.add(current)) {
			chain.add(current);
			current = causeOf(current);
		}
		return chain;
	}

	/**
	 * Find the outermost exception of a type.
	 * @param <T> the type
	 * @param error the exception to start with
	 * @param type the type, which may also be an interface
	 * @return the exception itself or the first of its causes that is an instance of the
	 * type, or {@code null} if there is none
	 */
	public static <T> @Nullable T find(@Nullable Throwable error, Class<T> type) {
		return (error != null) ? of(error).stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null)
				: null;
	}

	/**
	 * Return the root cause of an exception.
	 * @param error the exception
	 * @return the last reachable exception, which is the exception itself if it has no
	 * cause
	 */
	public static Throwable rootOf(Throwable error) {
		List<Throwable> chain = of(error);
		return chain.get(chain.size() - 1);
	}

	private static @Nullable Throwable causeOf(Throwable error) {
		try {
			Throwable cause = error.getCause();
			return (cause == error.getCause()) ? cause : null;
		}
		catch (Throwable unreadable) {
			return null;
		}
	}

}
