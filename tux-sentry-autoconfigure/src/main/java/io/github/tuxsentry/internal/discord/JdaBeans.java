package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Notes the beans of type {@link JDA} and {@link ShardManager} that have been made,
 * before anything can fail on them, and shuts them down. Those that are still connected
 * when all other beans are gone, as after a start that has failed, are shut down then.
 * Thread-safe.
 */
final class JdaBeans implements BeanPostProcessor, PriorityOrdered, DisposableBean {

	private static final Duration AFTER_A_FAILED_START = Duration.ofSeconds(2);

	private static final Duration LAST_PATIENCE = Duration.ofMillis(500);

	private final Set<JDA> bots = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	private final Set<ShardManager> shardManagers = Collections
		.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	/**
	 * Creates the notes, empty.
	 */
	JdaBeans() {
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		note(bean);
		return bean;
	}

	/**
	 * Notes what a factory bean has made, too.
	 */
	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		note(bean);
		return bean;
	}

	private void note(Object bean) {
		if (bean instanceof JDA jda) {
			this.bots.add(jda);
		}
		else if (bean instanceof ShardManager shardManager) {
			this.shardManagers.add(shardManager);
		}
	}

	/**
	 * Shuts all of them down and waits until they are: Spring itself would only ask for
	 * it.
	 * @param patience how long to wait before they are shut down at once
	 */
	void shutDown(Duration patience) throws InterruptedException {
		List<ShardManager> managers = List.copyOf(this.shardManagers);
		List<JDA> running = Stream
			.concat(List.copyOf(this.bots).stream(),
					managers.stream().flatMap((manager) -> manager.getShardCache().stream()))
			.filter((bot) -> bot.getStatus() != JDA.Status.SHUTDOWN)
			.toList();
		managers.forEach(ShardManager::shutdown);
		running.forEach(JDA::shutdown);
		if (!await(running, patience)) {
			running.forEach(JDA::shutdownNow);
			await(running, LAST_PATIENCE);
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

	@Override
	public void destroy() throws InterruptedException {
		shutDown(AFTER_A_FAILED_START);
	}

}
