package io.github.tuxsentry.discord;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Notes the beans of type {@link JDA} and {@link ShardManager} that have been made.
 * Thread-safe.
 */
public final class JdaBeans implements BeanPostProcessor {

	private final List<JDA> bots = new CopyOnWriteArrayList<>();

	private final List<ShardManager> shardManagers = new CopyOnWriteArrayList<>();

	/**
	 * Creates the notes, empty.
	 */
	public JdaBeans() {
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof JDA jda) {
			this.bots.add(jda);
		}
		else if (bean instanceof ShardManager shardManager) {
			this.shardManagers.add(shardManager);
		}
		return bean;
	}

	List<JDA> bots() {
		return this.bots;
	}

	List<ShardManager> shardManagers() {
		return this.shardManagers;
	}

}
