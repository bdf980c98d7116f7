package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.discord.execution.Deadlines;
import io.github.tuxsentry.internal.discord.execution.InteractionIdleTracker;
import io.github.tuxsentry.internal.discord.execution.RestCalls;
import io.github.tuxsentry.internal.discord.execution.TrackedBots;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration for calls to Discord: their spans, metrics and failures, and the
 * completion of commands that perform them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
class RestConfiguration {

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
	InteractionIdleTracker tuxSentryInteractionTails(Deadlines deadlines) {
		return new InteractionIdleTracker(deadlines);
	}

	@Bean
	@ConditionalOnMissingBean
	JdaBuilderConfigurer tuxSentryJdaBuilderConfigurer(ObjectProvider<JdaBuilderCustomizer> customizers,
			RestCalls calls, FaultBarrier faults) {
		return new DefaultJdaBuilderConfigurer(customizers::orderedStream,
				new JdaBuilderInstrumentation(calls, faults));
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
