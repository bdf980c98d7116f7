package io.github.tuxsentry.internal.core;

import java.util.List;

import io.sentry.Breadcrumb;
import org.jspecify.annotations.Nullable;

/**
 * Recent log lines of a startup, which begins before Sentry can record them. Thread-safe.
 */
public interface StartupLog {

	/**
	 * Return the recorded lines.
	 * @return the latest lines in order, as breadcrumbs
	 */
	List<Breadcrumb> lines();

	/**
	 * Stop recording.
	 */
	void end();

	/**
	 * Factory that is loaded from {@code META-INF/spring.factories}, one for each logging
	 * system.
	 */
	interface Factory {

		/**
		 * Start recording.
		 * @return the log, or {@code null} if another logging system is in use
		 */
		@Nullable StartupLog begin();

	}

}
