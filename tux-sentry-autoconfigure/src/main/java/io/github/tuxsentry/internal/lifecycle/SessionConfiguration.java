package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.time.InstantSource;

import io.github.tuxsentry.internal.binding.DurationBinding;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.sampling.SamplingFilter;
import io.github.tuxsentry.internal.session.CommandErrors;
import io.github.tuxsentry.internal.session.CommandSessions;
import io.github.tuxsentry.internal.session.ProcessSession;
import io.github.tuxsentry.internal.session.SessionErrors;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.ScopesAdapter;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Configuration for sessions, of the process and of commands.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSwitch({ "enabled", "sessions.enabled" })
@EnableConfigurationProperties(SessionProperties.class)
class SessionConfiguration {

	private static final String INTERVAL = "tux.sentry.metrics.step";

	private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);

	private static Duration interval(Environment environment) {
		return Binder.get(environment)
			.bind(INTERVAL, Duration.class)
			.map((interval) -> DurationBinding.positive(INTERVAL, interval))
			.orElse(DEFAULT_INTERVAL);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch("sessions.process")
	static class ProcessConfiguration {

		@Bean
		SessionLifecycle tuxSentrySessionLifecycle(ConfigurableApplicationContext context, FaultBarrier faults) {
			return new SessionLifecycle(ProcessSession.current(), ScopesAdapter.getInstance(), context,
					interval(context.getEnvironment()), faults);
		}

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		SessionErrors tuxSentrySessionErrors() {
			return new SessionErrors(ProcessSession.current());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch(value = "sessions.commands", matchIfMissing = false)
	static class CommandConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CommandSessions tuxSentryCommandSessions(OrderedBeans beans, FaultBarrier faults) {
			return new CommandSessions(ScopesAdapter.getInstance(),
					beans.inOrderExcept(EventFilter.class, SamplingFilter.class), InstantSource.system(), faults);
		}

		@Bean
		CommandSessionLifecycle tuxSentryCommandSessionLifecycle(CommandSessions sessions, ApplicationContext context) {
			return new CommandSessionLifecycle(sessions, context, interval(context.getEnvironment()));
		}

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		CommandErrors tuxSentryCommandErrors() {
			return new CommandErrors();
		}

	}

}
