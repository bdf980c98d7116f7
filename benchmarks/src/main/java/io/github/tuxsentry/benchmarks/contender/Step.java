package io.github.tuxsentry.benchmarks.contender;

/**
 * Step of a unit of work. Each contender has a bean whose method is annotated as a span.
 */
@FunctionalInterface
public interface Step {

	/**
	 * Description of a step that is recorded as a span.
	 */
	String DESCRIPTION = "step";

	/**
	 * Operation of a step that is recorded as a span.
	 */
	String OPERATION = "function";

	/**
	 * Call the step.
	 * @param value any value
	 * @return a value that depends on the given one
	 */
	int call(int value);

}
