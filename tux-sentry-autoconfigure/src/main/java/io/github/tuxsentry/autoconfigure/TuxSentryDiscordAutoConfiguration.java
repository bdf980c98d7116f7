package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.CogMetrics;
import io.github.tuxsentry.discord.DiscordCommandContexts;
import io.github.tuxsentry.discord.DiscordContextContributor;
import io.github.tuxsentry.discord.DiscordUsers;
import io.github.tuxsentry.discord.ErrorResponseStatus;
import io.github.tuxsentry.discord.EventHandling;
import io.github.tuxsentry.discord.EventObserver;
import io.github.tuxsentry.discord.EventRunner;
import io.github.tuxsentry.discord.FailureReply;
import io.github.tuxsentry.discord.FailureReporter;
import io.github.tuxsentry.discord.Invocations;
import io.github.tuxsentry.discord.JdaBeanPostProcessor;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.discord.RoutineErrors;
import io.github.tuxsentry.discord.RunningCommands;
import io.github.tuxsentry.discord.StaticPrefixCommandResolver;
import io.github.tuxsentry.discord.TransactionEnds;
import io.github.tuxsentry.discord.work.Deadlines;
import io.github.tuxsentry.discord.work.InteractionTails;
import io.github.tuxsentry.discord.work.RestCalls;
import io.github.tuxsentry.discord.work.TrackedBots;
import io.github.tuxsentry.discord.work.UntrackedCalls;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.tracing.Tracer;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for JDA: each bean of type JDA or
 * ShardManager is instrumented.
 */
@AutoConfiguration(after = { TuxSentryAutoConfiguration.class, TuxSentryDiscordRestAutoConfiguration.class })
@ConditionalOnClass({ IScopes.class, JDA.class })
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
@EnableConfigurationProperties(DiscordProperties.class)
public final class TuxSentryDiscordAutoConfiguration {

	TuxSentryDiscordAutoConfiguration() {
	}

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
	Invocations tuxSentryInvocations(LateBeans beans, DiscordUsers users, DiscordProperties properties) {
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
	RoutineErrors tuxSentryRoutineErrors(DiscordProperties properties) {
		return new RoutineErrors(properties.routineErrorsOrDefault(), properties.routineErrorCodes());
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
		return new FailureReply(ReplyText.of(properties, messages), faults);
	}

	@Bean
	RunningCommands tuxSentryRunningCommands() {
		return new RunningCommands();
	}

	@Bean
	EventRunner tuxSentryEventRunner(Invocations invocations, SentryManager sentry, Tracer tracer,
			FailureReporter failures, FailureReply reply, TrackedBots bots, InteractionTails tails, Deadlines deadlines,
			RunningCommands commands, FaultBarrier faults) {
		return new EventRunner(invocations, sentry, tracer, failures, reply, new TransactionEnds(bots, tails),
				deadlines, commands, faults);
	}

	@Bean
	EventHandling tuxSentryEventHandling(EventRunner runner, BotMetrics metrics, RestCalls calls, TrackedBots bots,
			InteractionTails tails, ObjectProvider<EventObserver> observers, FaultBarrier faults) {
		return new EventHandling(runner, new CogMetrics(metrics), new UntrackedCalls(calls, bots, tails),
				observers.orderedStream().toList(), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	JdaInstrumentation tuxSentryJdaInstrumentation(LateBeans beans, FaultBarrier faults) {
		return new JdaInstrumentation(beans.one(EventHandling.class), faults);
	}

	@Bean
	static JdaBeanPostProcessor tuxSentryJdaBeanPostProcessor(ObjectProvider<JdaInstrumentation> instrumentation,
			ObjectProvider<FaultBarrier> faults) {
		return new JdaBeanPostProcessor(instrumentation::getObject, faults.getObject());
	}

}
