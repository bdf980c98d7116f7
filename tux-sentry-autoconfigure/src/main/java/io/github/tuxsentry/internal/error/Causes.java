package io.github.tuxsentry.internal.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The one way in which the library follows the causes of an error. It ends before an
 * error that came by already, where an error cannot return its cause or returns another
 * one each time, and after 10,000 errors; it never throws.
 */
public final class Causes {

	private static final int MAX_ERRORS = 10_000;

	private Causes() {
	}

	/**
	 * Returns an error and its causes.
	 * @param error the error
	 * @return the error itself first, the cause of all last
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
	 * Finds the outermost error of a type.
	 * @param <T> the type
	 * @param error the error to start with
	 * @param type the type, which an interface may be too
	 * @return the error itself or the first of its causes that is of the type;
	 * {@code null} if none is
	 */
	public static <T> @Nullable T find(@Nullable Throwable error, Class<T> type) {
		return (error != null) ? of(error).stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null)
				: null;
	}

	/**
	 * Returns the root cause of an error.
	 * @param error the error
	 * @return the last error that can be followed to, the error itself if it has no cause
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
