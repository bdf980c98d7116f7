package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Configuration for the shutdown of bots: running commands are awaited, and JDA is shut
 * down.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch({ "enabled", "discord.enabled", "shutdown.enabled", "shutdown.shut-down-jda" })
class ShutdownConfiguration {

	@Bean
	static JdaBeans tuxSentryJdaBeans() {
		return new JdaBeans();
	}

	@Bean
	@Order(100)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	CommandsStop tuxSentryCommandsStop(RunningCommands commands) {
		return new CommandsStop(commands);
	}

	@Bean
	@Order(200)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	JdaShutdown tuxSentryJdaShutdown(JdaBeans beans) {
		return new JdaShutdown(beans);
	}

	/**
	 * Shutdown step that rejects further commands, and waits for the running ones.
	 */
	record CommandsStop(RunningCommands commands) implements ShutdownStep {

		@Override
		public String description() {
			return "await commands";
		}

		@Override
		public void stop(Duration timeout) throws InterruptedException {
			this.commands.stop(timeout);
		}

	}

	/**
	 * Shutdown step that shuts down each bean of type {@link net.dv8tion.jda.api.JDA} or
	 * {@link net.dv8tion.jda.api.sharding.ShardManager}, and waits until it has
	 * terminated. Spring itself would only initiate the shutdown.
	 */
	record JdaShutdown(JdaBeans beans) implements ShutdownStep {

		@Override
		public String description() {
			return "shut down JDA";
		}

		@Override
		public void stop(Duration timeout) throws InterruptedException {
			this.beans.shutDown(timeout);
		}

	}

}
