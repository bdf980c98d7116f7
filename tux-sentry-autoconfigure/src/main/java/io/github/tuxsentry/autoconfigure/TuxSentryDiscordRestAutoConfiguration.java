package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.discord.CallbackFailures;
import io.github.tuxsentry.discord.DiscordFailures;
import io.github.tuxsentry.discord.FailureReporter;
import io.github.tuxsentry.discord.JdaCustomizer;
import io.github.tuxsentry.discord.UnhandledRestFailures;
import io.github.tuxsentry.discord.work.Deadlines;
import io.github.tuxsentry.discord.work.InteractionTails;
import io.github.tuxsentry.discord.work.RestCalls;
import io.github.tuxsentry.discord.work.TrackedBots;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.tracing.Tracer;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the calls to Discord: what they
 * cost, what they fail with, and when the last of a command is done.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, JDA.class })
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
@EnableConfigurationProperties(DiscordProperties.class)
public final class TuxSentryDiscordRestAutoConfiguration {

	TuxSentryDiscordRestAutoConfiguration() {
	}

	@Bean
	TrackedBots tuxSentryTrackedBots() {
		return new TrackedBots();
	}

	@Bean
	RestCalls tuxSentryRestCalls(Tracer tracer, BotMetrics metrics, TrackedBots bots, FaultBarrier faults) {
		return new RestCalls(tracer, metrics, bots, faults);
	}

	@Bean
	Deadlines tuxSentryDeadlines(DiscordProperties properties) {
		return new Deadlines(properties.deadline());
	}

	@Bean
	InteractionTails tuxSentryInteractionTails(Deadlines deadlines) {
		return new InteractionTails(deadlines);
	}

	@Bean
	@ConditionalOnMissingBean
	JdaCustomizer tuxSentryJdaCustomizer(RestCalls calls, FaultBarrier faults) {
		return new JdaCustomizer(calls, faults);
	}

	@Bean
	UnhandledRestFailures tuxSentryUnhandledRestFailures(FailureReporter reporter, FaultBarrier faults) {
		return new UnhandledRestFailures(reporter, faults);
	}

	@Bean
	CallbackFailures tuxSentryCallbackFailures(FailureReporter reporter) {
		return new CallbackFailures(reporter);
	}

	@Bean
	@ConditionalOnMissingBean
	DiscordFailures tuxSentryDiscordFailures() {
		return new DiscordFailures();
	}

}
