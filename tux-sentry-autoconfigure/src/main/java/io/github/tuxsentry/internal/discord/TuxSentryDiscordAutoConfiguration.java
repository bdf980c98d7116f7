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
import net.dv8tion.jda.api.sharding.ShardManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for JDA. Beans of type JDA and
 * ShardManager are instrumented. The beans that applications inject are also available,
 * and the exceptions of JDA are recognized, if the instrumentation is disabled.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class,
		beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass({ IScopes.class, JDA.class })
@EnableConfigurationProperties(DiscordProperties.class)
@Import({ RestConfiguration.class, EventConfiguration.class, ShutdownConfiguration.class })
@ImportRuntimeHints(DiscordRuntimeHints.class)
public final class TuxSentryDiscordAutoConfiguration {

	TuxSentryDiscordAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	JdaBuilderConfigurer tuxSentryCustomizingJdaBuilderConfigurer(ObjectProvider<JdaBuilderCustomizer> customizers,
			FaultBarrier faults) {
		return new DefaultJdaBuilderConfigurer(customizers::orderedStream, null, Object::new, faults);
	}

	@Bean
	@ConditionalOnMissingBean
	DiscordContext tuxSentryDiscordContext(SentryManager sentry, ObjectProvider<Invocations> invocations,
			FaultBarrier faults) {
		return new ScopeDiscordContext(sentry, invocations.getIfAvailable(), faults);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	JdaInstrumentation tuxSentryNoOpJdaInstrumentation() {
		return new NoOpJdaInstrumentation();
	}

	@Bean
	@ConditionalOnMissingBean
	DiscordFailures tuxSentryDiscordFailures() {
		return new DiscordFailures();
	}

	/**
	 * {@link JdaInstrumentation} that leaves bots unchanged.
	 */
	static final class NoOpJdaInstrumentation implements JdaInstrumentation {

		@Override
		public void instrument(JDA jda) {
		}

		@Override
		public void instrument(ShardManager shardManager) {
		}

	}

}
