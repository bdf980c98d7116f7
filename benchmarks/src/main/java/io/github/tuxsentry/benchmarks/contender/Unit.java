package io.github.tuxsentry.benchmarks.contender;

/**
 * Unit of work. Each contender has a bean whose method is annotated as a transaction.
 */
public class Unit {

	/**
	 * Name of a unit that is recorded as a transaction.
	 */
	public static final String NAME = "unit";

	/**
	 * Operation of a unit that is recorded as a transaction.
	 */
	public static final String OPERATION = "task.background";

	/**
	 * Run the unit.
	 * @param steps the number of steps
	 * @param step the step
	 * @return the result of the last step
	 */
	public int run(int steps, Step step) {
		int result = 0;
		for (int i = 0; i < steps; i++) {
			result = step.call(result);
		}
		return result;
	}

}
