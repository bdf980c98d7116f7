package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.DiscordContext;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for JDA. Beans of type JDA and
 * ShardManager are instrumented. The beans that applications inject are also available if
 * the instrumentation is disabled.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class,
		beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass({ IScopes.class, JDA.class })
@EnableConfigurationProperties(DiscordProperties.class)
@Import({ RestConfiguration.class, EventConfiguration.class, BotStatsConfiguration.class,
		LifecycleConfiguration.class })
public final class TuxSentryDiscordAutoConfiguration {

	TuxSentryDiscordAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	JdaBuilderConfigurer tuxSentryCustomizingJdaBuilderConfigurer(ObjectProvider<JdaBuilderCustomizer> customizers) {
		return new DefaultJdaBuilderConfigurer(customizers::orderedStream, null);
	}

	@Bean
	@ConditionalOnMissingBean
	DiscordContext tuxSentryDiscordContext(SentryManager sentry, ObjectProvider<DiscordContextContributor> contributor,
			FaultBarrier faults) {
		return new ScopeDiscordContext(sentry, contributor.getIfAvailable(), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	JdaInstrumentation tuxSentryNoOpJdaInstrumentation() {
		return new NoOpJdaInstrumentation();
	}

}
