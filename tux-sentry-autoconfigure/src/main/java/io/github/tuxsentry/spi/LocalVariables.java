package io.github.tuxsentry.spi;

import java.util.Map;

import io.github.tuxsentry.capture.ErrorCapture;

/**
 * Knows the local variables of the methods that are being called. Implementations are
 * thread-safe and never throw.
 */
@FunctionalInterface
public interface LocalVariables {

	/**
	 * Tells the local variables of those who have called {@link ErrorCapture}, on the
	 * calling thread: of the nearest one by name, and of its own callers each in a map by
	 * the name of the method.
	 * @return the values in a form that is small and safe to send; empty if nothing is
	 * known
	 */
	Map<String, Object> ofCallers();

	/**
	 * Returns one that knows nothing.
	 * @return local variables of nobody
	 */
	static LocalVariables unknown() {
		return Map::of;
	}

}
