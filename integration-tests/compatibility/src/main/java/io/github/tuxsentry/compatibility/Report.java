package io.github.tuxsentry.compatibility;

import java.io.PrintStream;

/**
 * Report of the results, with a line for each check.
 */
final class Report {

	private final PrintStream out;

	private int passed;

	private int failed;

	Report(PrintStream out) {
		this.out = out;
	}

	/**
	 * Run a check and print its result.
	 * @param name the name of the check, which does not depend on the versions
	 * @param check the check, which throws an exception or error if it fails
	 */
	void check(String name, Check check) {
		try {
			check.run();
			this.passed++;
			this.out.println("ok " + name);
		}
		catch (Exception | LinkageError | AssertionError ex) {
			this.failed++;
			String reason = ex.toString().strip().replaceAll("\\s+", " ");
			this.out.println("FAILED " + name + ": " + reason.substring(0, Math.min(reason.length(), 1000)));
		}
	}

	/**
	 * Print the numbers of passed and failed checks.
	 * @return whether all checks have passed
	 */
	boolean end() {
		this.out.println(this.passed + " passed, " + this.failed + " failed");
		return this.failed == 0;
	}

	/**
	 * Single check.
	 */
	@FunctionalInterface
	interface Check {

		void run() throws Exception;

	}

}
