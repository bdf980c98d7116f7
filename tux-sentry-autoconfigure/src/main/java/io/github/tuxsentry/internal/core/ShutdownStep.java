package io.github.tuxsentry.internal.core;

import java.time.Duration;

/**
 * Step of an orderly shutdown of the bot, performed before any of its beans stops. The
 * steps run one after the other, in the order of their beans.
 */
public interface ShutdownStep {

	/**
	 * Return the description of this step in the shutdown transaction.
	 * @return a short stable text, such as {@code shut down JDA}
	 */
	String description();

	/**
	 * Perform this step. Exceptions are logged and not propagated.
	 * @param timeout the maximum time that the step may take
	 * @throws InterruptedException if the thread is interrupted
	 */
	void stop(Duration timeout) throws InterruptedException;

}
