package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.discord.execution.ClosingThreads;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Registry of the beans of type {@link JDA} and {@link ShardManager}, which records them
 * as soon as they are created and shuts them down. Bots that are still connected when all
 * other beans are destroyed, as after a failed startup, are shut down then. Thread-safe.
 */
final class JdaBeans implements BeanPostProcessor, PriorityOrdered, DisposableBean {

	private static final Duration FAILED_STARTUP_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration FORCED_SHUTDOWN_TIMEOUT = Duration.ofMillis(500);

	private static final Duration MAX_PAUSE = Duration.ofMillis(20);

	private static final Duration MIN_PAUSE = Duration.ofMillis(10);

	/**
	 * Classes whose threads JDA awaits before it has terminated: the gateway of each bot,
	 * which calls the listeners, and its calls to Discord.
	 */
	private static final Set<String> AWAITED_BY_JDA = Set.of("net.dv8tion.jda.internal.requests.WebSocketClient",
			"net.dv8tion.jda.internal.requests.Requester");

	private final Set<JDA> bots = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	private final Set<ShardManager> shardManagers = Collections
		.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

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
	 * Record the products of factory beans as well.
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
	 * Shut down all bots, and wait until they have terminated. Spring itself would only
	 * initiate the shutdown. A bot whose own thread closes the application, e.g. for a
	 * command, terminates when the thread proceeds, and is not awaited.
	 * @param timeout the maximum time to wait before they are forced to shut down
	 */
	void shutDown(Duration timeout) throws InterruptedException {
		List<ShardManager> managers = List.copyOf(this.shardManagers);
		List<JDA> running = Stream
			.concat(List.copyOf(this.bots).stream(), managers.stream().flatMap(EventManagerInstrumentation::shardsOf))
			.filter(JdaBeans::isRunning)
			.distinct()
			.toList();
		managers.forEach(ShardManager::shutdown);
		running.forEach(JDA::shutdown);
		if (running.isEmpty()) {
			return;
		}
		long closing = ClosingThreads.countIn(AWAITED_BY_JDA);
		if (!await(running, timeout, closing)) {
			running.forEach(JDA::shutdownNow);
			await(running, FORCED_SHUTDOWN_TIMEOUT, closing);
		}
	}

	/**
	 * Return whether a bot is running. A mock of a bot has no status, or fails.
	 */
	private static boolean isRunning(JDA bot) {
		try {
			JDA.Status status = bot.getStatus();
			return status != null && status != JDA.Status.SHUTDOWN;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/**
	 * Wait until no more bots than a number are running. One that does not wait itself,
	 * such as a mock, is not awaited.
	 */
	private static boolean await(List<JDA> bots, Duration timeout, long remaining) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		boolean done = true;
		Deque<JDA> running = new ArrayDeque<>(bots);
		while (running.size() > remaining) {
			long start = System.nanoTime();
			if (start - deadline >= 0) {
				return false;
			}
			JDA bot = running.remove();
			if (!bot.awaitShutdown(MAX_PAUSE)) {
				if (System.nanoTime() - start >= MIN_PAUSE.toNanos()) {
					running.add(bot);
				}
				else {
					done = false;
				}
			}
		}
		return done;
	}

	@Override
	public void destroy() throws InterruptedException {
		shutDown(FAILED_STARTUP_TIMEOUT);
	}

}
