package io.github.tuxsentry.internal.locals;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.AdvisorOrder;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.spi.LocalVariables;
import io.sentry.IScopes;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the local variables of captured
 * errors.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass(IScopes.class)
@ConditionalOnSwitch("enabled")
@EnableConfigurationProperties(LocalsProperties.class)
public final class TuxSentryLocalsAutoConfiguration {

	private static final int MAX_FRAMES = 10;

	TuxSentryLocalsAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch(value = "capture.locals.enabled", matchIfMissing = false)
	static class LocalsConfiguration {

		@Bean
		RunningArguments tuxSentryRunningArguments(ObjectProvider<Scrubber> scrubber) {
			return new RunningArguments(scrubber.getIfAvailable(Scrubber::standard));
		}

		@Bean
		@ConditionalOnMissingBean(LocalVariables.class)
		LiveLocals tuxSentryLiveLocals(LocalsProperties properties, RunningArguments arguments,
				ObjectProvider<Scrubber> scrubber, FaultBarrier faults) {
			int frames = properties.frames();
			if (frames < 1 || frames > MAX_FRAMES) {
				throw new InvalidConfigurationPropertyValueException("tux.sentry.capture.locals.frames", frames,
						"It must be 1 to 10.");
			}
			return new LiveLocals(frames, arguments::current, scrubber.getIfAvailable(Scrubber::standard), faults);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Advisor.class, MethodInterceptor.class })
	@ConditionalOnSwitch(value = { "capture.locals.enabled", "capture.locals.record-arguments" },
			matchIfMissing = false)
	static class ArgumentsConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		@ConditionalOnMissingBean(name = "tuxSentryArgumentsAdvisor")
		static Advisor tuxSentryArgumentsAdvisor(ObjectProvider<RunningArguments> arguments, FaultBarrier faults) {
			return AdvisorOrder.ARGUMENTS.advisor(ArgumentsInterceptor.methods(),
					new ArgumentsInterceptor(arguments::getObject, faults));
		}

	}

}
