package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.CommandInvocations;
import io.github.tuxsentry.discord.DiscordContextContributor;
import io.github.tuxsentry.discord.EventRunner;
import io.github.tuxsentry.discord.JdaBeanPostProcessor;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.discord.StaticPrefixCommandResolver;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.tracing.Tracer;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for JDA: each bean of type JDA or
 * ShardManager is instrumented.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, JDA.class })
@ConditionalOnBooleanProperty(prefix = "tux.sentry", name = { "enabled", "discord.enabled" }, matchIfMissing = true)
@EnableConfigurationProperties(DiscordProperties.class)
public final class TuxSentryDiscordAutoConfiguration {

	TuxSentryDiscordAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	PrefixCommandResolver tuxSentryPrefixCommandResolver(DiscordProperties properties) {
		return new StaticPrefixCommandResolver(properties.prefixes());
	}

	@Bean
	@ConditionalOnMissingBean
	DiscordContextContributor tuxSentryDiscordContextContributor(ObjectProvider<PrefixCommandResolver> prefixes) {
		return new DiscordContextContributor(prefixes::getObject);
	}

	@Bean
	@ConditionalOnMissingBean
	JdaInstrumentation tuxSentryJdaInstrumentation(ObjectProvider<PrefixCommandResolver> prefixes, SentryManager sentry,
			Tracer tracer, FaultBarrier faults) {
		CommandInvocations commands = new CommandInvocations(prefixes::getObject);
		return new JdaInstrumentation(new EventRunner(commands, sentry, tracer, faults), faults);
	}

	@Bean
	static JdaBeanPostProcessor tuxSentryJdaBeanPostProcessor(ObjectProvider<JdaInstrumentation> instrumentation) {
		return new JdaBeanPostProcessor(instrumentation::getObject);
	}

}
