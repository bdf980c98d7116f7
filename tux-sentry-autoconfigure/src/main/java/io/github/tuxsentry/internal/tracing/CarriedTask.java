package io.github.tuxsentry.internal.tracing;

/**
 * A task that takes something with it to the thread that runs it.
 */
public interface CarriedTask extends Runnable {

	/**
	 * Lets go of what the task takes with it: it was refused or cancelled, and will not
	 * run. Does nothing for one that has run.
	 */
	default void giveUp() {
	}

}
