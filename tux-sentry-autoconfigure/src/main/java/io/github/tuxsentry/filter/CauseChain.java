package io.github.tuxsentry.filter;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An exception and its causes, outermost first. At most 50 are looked at, so that a chain
 * that bites its tail has an end too.
 */
public final class CauseChain {

	private static final int LONGEST = 50;

	private CauseChain() {
	}

	/**
	 * Returns an exception and its causes.
	 * @param throwable the exception, or {@code null} if there is none
	 * @return the chain; empty without an exception
	 */
	public static List<Throwable> of(@Nullable Throwable throwable) {
		if (throwable == null) {
			return List.of();
		}
		List<Throwable> chain = new ArrayList<>(4);
		for (Throwable next = throwable; next != null && chain.size() < LONGEST; next = next.getCause()) {
			chain.add(next);
		}
		return chain;
	}

}
