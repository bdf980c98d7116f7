package io.github.tuxsentry.internal.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.discord.TuxSentryDiscordAutoConfiguration.NoOpJdaInstrumentation;
import io.github.tuxsentry.internal.discord.execution.CompletedCalls;
import io.github.tuxsentry.internal.discord.execution.Deadlines;
import io.github.tuxsentry.internal.discord.execution.RestCalls;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configuration for calls to Discord: their spans and metrics, and the completion of
 * commands that perform them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch({ "enabled", "discord.enabled" })
class RestConfiguration {

	@Bean
	RunningCommands tuxSentryRunningCommands() {
		return new RunningCommands();
	}

	@Bean
	RestCalls tuxSentryRestCalls(Tracer tracer, Breadcrumbs breadcrumbs, BotMetrics metrics, RunningCommands commands,
			OrderedBeans beans, FaultBarrier faults) {
		Supplier<JdaInstrumentation> instrumentation = beans.oneOr(JdaInstrumentation.class,
				new NoOpJdaInstrumentation());
		return new RestCalls(tracer, breadcrumbs, metrics, commands, (bot) -> instrumentation.get().instrument(bot),
				faults);
	}

	@Bean
	Deadlines tuxSentryDeadlines(DiscordProperties properties, RestCalls calls) {
		return new Deadlines(properties.deadline(), properties.idleTimeout(), calls::tracks);
	}

	@Bean
	CompletedCalls tuxSentryCompletedCalls(RestCalls calls, RunningCommands commands) {
		return new CompletedCalls(calls, commands);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	EventObserver tuxSentryCompletedCallsObserver(CompletedCalls calls) {
		return (event) -> {
			if (event instanceof HttpRequestEvent call) {
				calls.completed(call);
			}
		};
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	JdaBuilderConfigurer tuxSentryJdaBuilderConfigurer(ObjectProvider<JdaBuilderCustomizer> customizers,
			RestCalls calls, ObjectProvider<JdaInstrumentation> instrumentation, FaultBarrier faults) {
		return new DefaultJdaBuilderConfigurer(customizers::orderedStream, calls,
				() -> new ShardListener(instrumentation.getObject()), faults);
	}

	@Bean
	@ConditionalOnSwitch("discord.configure-builders")
	static JdaBuilderPostProcessor tuxSentryJdaBuilderPostProcessor(ObjectProvider<JdaBuilderConfigurer> configurer,
			ObjectProvider<FaultBarrier> faults) {
		return new JdaBuilderPostProcessor(configurer::getObject, faults.getObject());
	}

	@Bean
	UnhandledFailures tuxSentryUnhandledFailures(FailureReporter reporter, FaultBarrier faults) {
		return new UnhandledFailures(reporter, faults);
	}

}
