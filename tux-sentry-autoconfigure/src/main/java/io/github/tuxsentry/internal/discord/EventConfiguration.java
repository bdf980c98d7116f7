package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.discord.execution.CommandExecution;
import io.github.tuxsentry.internal.discord.execution.Deadlines;
import io.github.tuxsentry.internal.discord.execution.InteractionIdleTracker;
import io.github.tuxsentry.internal.discord.execution.RestCalls;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.internal.discord.execution.TrackedBots;
import io.github.tuxsentry.internal.discord.execution.UntrackedCalls;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Configuration for the events of JDA: commands, interactions and listeners.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
class EventConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PrefixCommandResolver tuxSentryPrefixCommandResolver(DiscordProperties properties) {
		return new StaticPrefixCommandResolver(properties.prefixes(), properties.mentionAsPrefix());
	}

	@Bean
	@ConditionalOnMissingBean
	DiscordUsers tuxSentryDiscordUsers(DiscordProperties properties) {
		return new DiscordUsers(properties.userDetails());
	}

	@Bean
	Invocations tuxSentryInvocations(OrderedBeans beans, DiscordUsers users, DiscordProperties properties) {
		return new Invocations(beans.oneOr(PrefixCommandResolver.class, (message) -> null), users,
				new DiscordCommandContexts(properties.hiddenOptions()));
	}

	@Bean
	@ConditionalOnMissingBean
	DiscordContextContributor tuxSentryDiscordContextContributor(Invocations invocations, DiscordUsers users) {
		return new DiscordContextContributor(invocations, users);
	}

	@Bean
	@Order(400)
	@ConditionalOnMissingBean
	RoutineErrorFilter tuxSentryRoutineErrors(DiscordProperties properties) {
		return new RoutineErrorFilter(properties.routineErrorsOrDefault(), properties.routineErrorCodes());
	}

	@Bean
	@ConditionalOnMissingBean
	ErrorResponseStatus tuxSentryErrorResponseStatus() {
		return new ErrorResponseStatus();
	}

	@Bean
	FailureReporter tuxSentryDiscordFailureReporter(SentryManager sentry) {
		return new FailureReporter(sentry);
	}

	@Bean
	@ConditionalOnMissingBean
	FailureReply tuxSentryFailureReply(DiscordProperties properties, MessageSource messages, FaultBarrier faults) {
		return new FailureReply(ReplyMessage.of(properties, messages), faults);
	}

	@Bean
	RunningCommands tuxSentryRunningCommands() {
		return new RunningCommands();
	}

	@Bean
	CommandExecution.Services tuxSentryCommandExecutionServices(SentryManager sentry, CommandTracker tracker,
			Tracer tracer, RunningCommands commands, Deadlines deadlines, TrackedBots bots,
			InteractionIdleTracker idleInteractions, FaultBarrier faults) {
		return new CommandExecution.Services(sentry, tracker, tracer, commands, deadlines, bots, idleInteractions,
				faults);
	}

	@Bean
	EventRunner tuxSentryEventRunner(Invocations invocations, CommandExecution.Services services,
			FailureReporter failures, FailureReply reply, FaultBarrier faults) {
		return new EventRunner(invocations, services, failures, reply, faults);
	}

	@Bean
	EventHandling tuxSentryEventHandling(EventRunner runner, BotMetrics metrics, RestCalls calls, TrackedBots bots,
			InteractionIdleTracker idleTracker, ObjectProvider<EventObserver> observers, FaultBarrier faults) {
		return new EventHandling(runner, new CogMetrics(metrics), new UntrackedCalls(calls, bots, idleTracker),
				observers.orderedStream().toList(), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	JdaInstrumentation tuxSentryJdaInstrumentation(OrderedBeans beans, FaultBarrier faults) {
		return new EventManagerInstrumentation(beans.one(EventHandling.class), faults);
	}

	@Bean
	static JdaBeanPostProcessor tuxSentryJdaBeanPostProcessor(ObjectProvider<JdaInstrumentation> instrumentation,
			ObjectProvider<FaultBarrier> faults) {
		return new JdaBeanPostProcessor(instrumentation::getObject, faults.getObject());
	}

}
