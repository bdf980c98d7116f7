package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.internal.core.ShutdownStep;

/**
 * Shuts down each bean of type {@link net.dv8tion.jda.api.JDA} or
 * {@link net.dv8tion.jda.api.sharding.ShardManager} and waits until it is: Spring itself
 * would only ask for it.
 */
final class JdaShutdown implements ShutdownStep {

	private final JdaBeans beans;

	/**
	 * Creates the shutdown.
	 * @param beans the beans to shut down
	 */
	JdaShutdown(JdaBeans beans) {
		this.beans = beans;
	}

	@Override
	public String description() {
		return "shut down JDA";
	}

	@Override
	public void stop(Duration patience) throws InterruptedException {
		this.beans.shutDown(patience);
	}

}
