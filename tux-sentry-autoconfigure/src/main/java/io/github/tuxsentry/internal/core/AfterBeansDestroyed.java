package io.github.tuxsentry.internal.core;

/**
 * Bean that remains in use until all other beans are destroyed, and is then closed
 * together with Sentry.
 */
@FunctionalInterface
public interface AfterBeansDestroyed {

	/**
	 * Close this bean. Closing it again has no effect.
	 */
	void closeLast();

	/**
	 * Resume the use of what is shared by all application contexts of this JVM, after
	 * another context has been closed.
	 */
	default void resume() {
	}

}
