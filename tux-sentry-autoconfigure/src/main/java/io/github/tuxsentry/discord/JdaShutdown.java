package io.github.tuxsentry.discord;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.core.StopStep;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

/**
 * Shuts down each bean of type {@link JDA} or {@link ShardManager} and waits until it is:
 * Spring itself would only ask for it.
 */
public final class JdaShutdown implements StopStep {

	private static final Duration LAST_PATIENCE = Duration.ofMillis(500);

	private final JdaBeans beans;

	/**
	 * Creates the shutdown.
	 * @param beans the beans to shut down
	 */
	public JdaShutdown(JdaBeans beans) {
		this.beans = beans;
	}

	@Override
	public String description() {
		return "shut down JDA";
	}

	@Override
	public void stop(Duration patience) throws InterruptedException {
		List<JDA> bots = Stream
			.concat(this.beans.bots().stream(),
					this.beans.shardManagers().stream().flatMap((manager) -> manager.getShardCache().stream()))
			.distinct()
			.toList();
		this.beans.shardManagers().forEach(ShardManager::shutdown);
		bots.forEach(JDA::shutdown);
		if (!await(bots, patience)) {
			bots.forEach(JDA::shutdownNow);
			await(bots, LAST_PATIENCE);
		}
	}

	private static boolean await(List<JDA> bots, Duration patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience.toNanos();
		boolean done = true;
		for (JDA bot : bots) {
			Duration remaining = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
			done &= bot.awaitShutdown(remaining);
		}
		return done;
	}

}
