package io.github.tuxsentry.compatibility;

/**
 * Checks of an area of the library.
 */
interface Checks {

	/**
	 * Run the checks.
	 * @param report the report for the results
	 */
	void run(Report report);

}
