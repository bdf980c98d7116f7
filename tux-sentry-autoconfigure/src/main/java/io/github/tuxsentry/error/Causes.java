package io.github.tuxsentry.error;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Walks from an error to its causes. A walk ends after 50 errors, before one that came by
 * already, and where an error does not tell its cause; it never throws.
 */
public final class Causes {

	private static final int LONGEST = 50;

	private Causes() {
	}

	/**
	 * Returns an error and its causes.
	 * @param error the error
	 * @return the error itself first, the cause of all last
	 */
	public static List<Throwable> of(Throwable error) {
		List<Throwable> chain = new ArrayList<>();
		Throwable current = error;
		while (current != null && chain.size() < LONGEST && !containsInstance(chain, current)) {
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

	private static boolean containsInstance(List<Throwable> chain, Throwable error) {
		return chain.stream().anyMatch((known) -> known == error);
	}

	private static @Nullable Throwable causeOf(Throwable error) {
		try {
			return error.getCause();
		}
		catch (Throwable unreadable) {
			return null;
		}
	}

}
