package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.core.LoginListener;
import io.github.tuxsentry.discord.CommandsStop;
import io.github.tuxsentry.discord.JdaBeans;
import io.github.tuxsentry.discord.JdaShutdown;
import io.github.tuxsentry.discord.LoginObserver;
import io.github.tuxsentry.discord.RunningCommands;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the start and the end of the
 * bots on JDA: logins are observed, commands that run in the end are awaited, and JDA is
 * shut down.
 */
@AutoConfiguration(after = { TuxSentryDiscordAutoConfiguration.class, TuxSentryLifecycleAutoConfiguration.class })
@ConditionalOnClass({ IScopes.class, JDA.class })
@ConditionalOnSwitch({ "enabled", "discord.enabled", "lifecycle.enabled" })
public final class TuxSentryBotLifecycleAutoConfiguration {

	TuxSentryBotLifecycleAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	LoginObserver tuxSentryLoginObserver(SentryManager sentry, ObjectProvider<LoginListener> listeners) {
		return new LoginObserver(sentry, OtherBeans.inOrder(listeners));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch("lifecycle.shut-down-jda")
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
