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

	/** Length of a chain above which a set is faster than the chain itself. */
	private static final int MANY_ERRORS = 32;

	private Causes() {
	}

	/**
	 * Return an exception and its causes.
	 * @param error the exception
	 * @return the exception itself first, the root cause last
	 */
	public static List<Throwable> of(Throwable error) {
		List<Throwable> chain = new ArrayList<>();
		Set<Throwable> seen = null;
		Throwable current = error;
		while (current != null && chain.size() < MAX_ERRORS && !contains(chain, seen, current)) {
			chain.add(current);
			if (chain.size() == MANY_ERRORS) {
				seen = Collections.newSetFromMap(new IdentityHashMap<>());
				seen.addAll(chain);
			}
			else if (seen != null) {
				seen.add(current);
			}
			current = causeOf(current);
		}
		return chain;
	}

	private static boolean contains(List<Throwable> chain, @Nullable Set<Throwable> all, Throwable error) {
		if (all != null) {
			return all.contains(error);
		}
		for (int i = 0; i < chain.size(); i++) {
			if (chain.get(i) == error) {
				return true;
			}
		}
		return false;
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
		if (error != null) {
			for (Throwable link : of(error)) {
				if (type.isInstance(link)) {
					return type.cast(link);
				}
			}
		}
		return null;
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
