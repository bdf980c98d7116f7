package io.github.tuxsentry.internal.discord;

import java.util.Arrays;
import java.util.stream.Stream;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.ComponentNameResolver;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.capture.LoggedFailureSource;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.core.LoginListener;
import io.github.tuxsentry.internal.discord.execution.Deadlines;
import io.github.tuxsentry.internal.discord.execution.Executions;
import io.github.tuxsentry.internal.discord.execution.RestCalls;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.internal.discord.execution.UnacknowledgedInteractions;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.session.CommandCount;
import io.github.tuxsentry.internal.text.BoundedNames;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/**
 * Configuration for the events of JDA: commands, interactions and listeners, and
 * observers.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
@Import(FeedbackConfiguration.class)
class EventConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PrefixCommandResolver tuxSentryPrefixCommandResolver(DiscordProperties properties) {
		return StaticPrefixCommandResolver.of(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	DiscordUsers tuxSentryDiscordUsers(DiscordProperties properties) {
		return new DiscordUsers(properties.userDetails());
	}

	@Bean
	ComponentNames tuxSentryComponentNames(OrderedBeans beans, DiscordProperties properties, FaultBarrier faults) {
		return new ComponentNames(beans.oneOr(ComponentNameResolver.class, (customId) -> null),
				properties.maxComponentNames(), faults);
	}

	@Bean
	Invocations tuxSentryInvocations(OrderedBeans beans, ComponentNames componentNames, DiscordUsers users,
			DiscordProperties properties) {
		return new Invocations(beans.oneOr(PrefixCommandResolver.class, (message) -> null),
				new BoundedNames("prefix commands", properties.maxPrefixCommandNames(),
						"A PrefixCommandResolver should only return commands that exist. If there are more, increase "
								+ "tux.sentry.discord.max-prefix-command-names."),
				componentNames, users,
				new DiscordCommandContexts(properties.argumentDetails(), properties.hiddenOptions()));
	}

	@Bean
	@Order(400)
	@ConditionalOnMissingBean
	RoutineErrorFilter tuxSentryRoutineErrorFilter(DiscordProperties properties) {
		return new RoutineErrorFilter(properties.routineErrorsOrDefault(), properties.routineErrorCodes());
	}

	@Bean
	FailureReporter tuxSentryDiscordFailureReporter(SentryManager sentry, RoutineErrorFilter routine, Tracer tracer) {
		return new FailureReporter(sentry, routine, tracer);
	}

	@Bean
	@ConditionalOnMissingBean
	FailureReply tuxSentryFailureReply(DiscordProperties properties, MessageSource messages,
			ObjectProvider<FeedbackForm> feedback, FaultBarrier faults) {
		return new FailureReply(FailureReply.text(properties, messages), feedback.getIfAvailable(), faults);
	}

	@Bean
	Executions tuxSentryExecutions(SentryManager sentry, CommandTracker tracker, Tracer tracer, LogContext log,
			Breadcrumbs breadcrumbs, BotMetrics metrics, RunningCommands commands, Deadlines deadlines,
			DiscordProperties properties, FaultBarrier faults) {
		return new Executions(tracker, tracer, log, breadcrumbs, commands, deadlines,
				new UnacknowledgedInteractions(metrics, properties.reportUnacknowledged() ? sentry : null, faults),
				faults);
	}

	@Bean
	EventHandling tuxSentryEventHandling(Invocations invocations, Executions executions, FailureReporter failures,
			FailureReply reply, BotMetrics metrics, ObjectProvider<EventObserver> observers,
			ObjectProvider<EventDispatch.Factory> dispatches, FaultBarrier faults) {
		return new EventHandling(invocations, executions, failures, reply, new CogMetrics(metrics),
				observers.orderedStream().toList(), dispatches.orderedStream().toList(), faults);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	JdaInstrumentation tuxSentryJdaInstrumentation(OrderedBeans beans, FaultBarrier faults) {
		return new EventManagerInstrumentation(beans.one(EventHandling.class), faults);
	}

	@Bean
	static JdaBeanPostProcessor tuxSentryJdaBeanPostProcessor(ObjectProvider<JdaInstrumentation> instrumentation,
			ObjectProvider<FaultBarrier> faults) {
		return new JdaBeanPostProcessor(instrumentation::getObject, faults.getObject());
	}

	@Bean
	BotStats tuxSentryBotStats(BotMetrics metrics, FaultBarrier faults) {
		return new BotStats(metrics, faults);
	}

	@Bean
	BotReport tuxSentryBotReport(BotStats bots, RestCalls calls, SentryManager sentry,
			ObjectProvider<LoggedFailureSource> logs) {
		return new BotReport(bots::present, calls::tracks, sentry::isInitialized,
				() -> logs.stream().anyMatch(LoggedFailureSource::isActive));
	}

	@Bean
	BotState tuxSentryBotState(BotStats bots, ObjectProvider<PrefixCommandResolver> prefixCommands,
			CommandCount commands) {
		return new BotState(bots::present, () -> prefixCommands.stream()
			.anyMatch((resolver) -> !(resolver instanceof StaticPrefixCommandResolver fixed) || fixed.readsContent()),
				commands);
	}

	@Bean
	BotReportLogger tuxSentryBotReportLogger(BotReport report, JdaInstrumentation instrumentation, Tracer tracer,
			ConfigurableListableBeanFactory beans, FaultBarrier faults) {
		return new BotReportLogger(report, instrumentation, tracer, beans, faults);
	}

	@Bean
	DisconnectMessages tuxSentryDisconnectMessages(SentryManager sentry) {
		return new DisconnectMessages(sentry);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@ConditionalOnSwitch("startup.enabled")
	LoginObserver tuxSentryLoginObserver(SentryManager sentry, OrderedBeans beans) {
		return new LoginObserver(sentry, beans.inOrder(LoginListener.class));
	}

	/**
	 * Listener that logs the report on the bots when the application accepts traffic,
	 * which follows the last listener that may create a bot on startup. Bots that are
	 * registered as singletons are not post-processed, and are instrumented then. The
	 * report is not a breadcrumb of later events.
	 */
	@Order(0)
	record BotReportLogger(BotReport report, JdaInstrumentation instrumentation, Tracer tracer,
			ConfigurableListableBeanFactory beans,
			FaultBarrier faults) implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

		@Override
		public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
			if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
				this.faults.run("instrument the bots", this::instrument);
				this.faults.run("report on the bots", this::log);
			}
		}

		private void instrument() {
			existing(JDA.class).forEach(this.instrumentation::instrument);
			existing(ShardManager.class).forEach(this.instrumentation::instrument);
		}

		private void log() {
			try (ActiveSpan scope = this.tracer.startIsolatedScope()) {
				this.report.log();
			}
		}

		private <T> Stream<T> existing(Class<T> type) {
			return Arrays.stream(this.beans.getBeanNamesForType(type, false, false))
				.map(this.beans::getSingleton)
				.filter(type::isInstance)
				.map(type::cast);
		}

	}

}
