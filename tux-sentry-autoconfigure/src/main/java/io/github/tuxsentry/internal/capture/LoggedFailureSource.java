package io.github.tuxsentry.internal.capture;

/**
 * Source of logged throwables, which notifies each {@link LoggedFailureListener}. There
 * is one if the logging system in use is supported.
 */
@FunctionalInterface
public interface LoggedFailureSource {

	/**
	 * Return whether listeners are notified.
	 * @return {@code true} if the logging system in use is that of this source
	 */
	boolean isActive();

}
