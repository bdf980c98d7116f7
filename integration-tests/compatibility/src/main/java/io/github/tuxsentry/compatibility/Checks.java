package io.github.tuxsentry.compatibility;

/**
 * Checks of an area of the library.
 */
interface Checks {

	void run(Report report);

}
