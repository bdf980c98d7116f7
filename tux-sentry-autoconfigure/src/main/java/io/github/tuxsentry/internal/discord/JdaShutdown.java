package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.internal.core.ShutdownStep;

/**
 * Shutdown step that shuts down each bean of type {@link net.dv8tion.jda.api.JDA} or
 * {@link net.dv8tion.jda.api.sharding.ShardManager}, and waits until it has terminated.
 * Spring itself would only initiate the shutdown.
 */
final class JdaShutdown implements ShutdownStep {

	private final JdaBeans beans;

	JdaShutdown(JdaBeans beans) {
		this.beans = beans;
	}

	@Override
	public String description() {
		return "shut down JDA";
	}

	@Override
	public void stop(Duration timeout) throws InterruptedException {
		this.beans.shutDown(timeout);
	}

}
