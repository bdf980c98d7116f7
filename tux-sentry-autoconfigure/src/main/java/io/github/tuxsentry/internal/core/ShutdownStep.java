package io.github.tuxsentry.internal.core;

import java.time.Duration;

/**
 * Something that is done in an orderly stop of the bot, before any of its beans stops.
 * The steps run one after the other, in the order of their beans.
 */
public interface ShutdownStep {

	/**
	 * Says what is done, for the transaction that tells of the stop.
	 * @return a short stable text, e.g. {@code shut down JDA}
	 */
	String description();

	/**
	 * Does it. What it throws goes no further than the log.
	 * @param patience how long it may take at the most
	 * @throws InterruptedException if the thread is interrupted
	 */
	void stop(Duration patience) throws InterruptedException;

}
