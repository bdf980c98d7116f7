package io.github.tuxsentry.internal.core;

/**
 * A bean that is of use to the other beans until the last of them is destroyed, and is
 * then closed together with Sentry.
 */
@FunctionalInterface
public interface AfterBeansDestroyed {

	/**
	 * Closes it. Closing it again does nothing.
	 */
	void closeLast();

}
