package io.github.tuxsentry.spi;

import java.util.Map;

import io.github.tuxsentry.capture.ErrorCapture;

/**
 * Strategy interface for reading the local variables of calling methods. A bean of this
 * type replaces the default. Implementations must be thread-safe and must not throw
 * exceptions.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface LocalVariables {

	/**
	 * Capture the local variables of the methods that called {@link ErrorCapture} on the
	 * current thread. The variables of the nearest method are contained by name, and
	 * those of each further caller as a map by the name of its method.
	 * @return the values in a form that is small and safe to send; empty if no variables
	 * are available
	 */
	Map<String, Object> captureCallers();

	/**
	 * Return an instance that never provides any variables.
	 * @return local variables that are always empty
	 */
	static LocalVariables none() {
		return Map::of;
	}

}
