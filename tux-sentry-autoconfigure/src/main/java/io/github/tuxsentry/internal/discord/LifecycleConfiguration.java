package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.core.LoginListener;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Configuration for the startup and shutdown of bots: logins are observed, running
 * commands are awaited on shutdown, and JDA is shut down.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
class LifecycleConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnSwitch("startup.enabled")
	LoginObserver tuxSentryLoginObserver(SentryManager sentry, ObjectProvider<LoginListener> listeners) {
		return new LoginObserver(sentry, OrderedBeans.inOrder(listeners));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch({ "shutdown.enabled", "shutdown.shut-down-jda" })
	static class ShutdownConfiguration {

		@Bean
		static JdaBeans tuxSentryJdaBeans() {
			return new JdaBeans();
		}

		@Bean
		@Order(100)
		@ConditionalOnMissingBean
		CommandsStop tuxSentryCommandsStop(RunningCommands commands) {
			return new CommandsStop(commands);
		}

		@Bean
		@Order(200)
		@ConditionalOnMissingBean
		JdaShutdown tuxSentryJdaShutdown(JdaBeans beans) {
			return new JdaShutdown(beans);
		}

	}

}
