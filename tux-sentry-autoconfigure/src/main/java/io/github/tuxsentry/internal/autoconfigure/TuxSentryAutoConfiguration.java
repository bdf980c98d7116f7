package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.capture.CapturedThrowables;
import io.github.tuxsentry.internal.core.ContextResolver;
import io.github.tuxsentry.internal.core.DefaultCommandTracker;
import io.github.tuxsentry.internal.core.DefaultSentryManager;
import io.github.tuxsentry.internal.core.Flusher;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.HttpConfiguration;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.session.CommandCount;
import io.github.tuxsentry.internal.session.CommandEndListener;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.BreadcrumbProperties;
import io.github.tuxsentry.internal.tracing.MdcProperties;
import io.github.tuxsentry.internal.tracing.TracingProperties;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.spi.ContextContributor;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link SentryManager} and
 * its dependencies.
 */
@AutoConfiguration(after = TuxSentryOptionsAutoConfiguration.class,
		beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties({ TuxSentryProperties.class, TracingProperties.class, BreadcrumbProperties.class,
		MdcProperties.class })
@Import({ MetricsConfiguration.class, TracingConfiguration.class, CaptureConfiguration.class, HttpConfiguration.class,
		StateConfiguration.class })
public final class TuxSentryAutoConfiguration {

	TuxSentryAutoConfiguration() {
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static OrderedBeans tuxSentryOrderedBeans(ConfigurableListableBeanFactory beanFactory) {
		return new OrderedBeans(beanFactory);
	}

	@Bean
	static DeferredBeans tuxSentryDeferredBeans() {
		return new DeferredBeans();
	}

	@Bean
	static SyntheticBeans tuxSentrySyntheticBeans() {
		return new SyntheticBeans();
	}

	@Bean
	static EarlyBeanInitializer tuxSentryEarlyBeanInitializer(OrderedBeans beans) {
		return new EarlyBeanInitializer(beans);
	}

	@Bean
	@ConditionalOnMissingBean
	ContextResolver tuxSentryContextResolver(OrderedBeans beans, FaultBarrier faults) {
		return new ContextResolver(beans.inOrder(ContextContributor.class), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	SentryManager sentryManager(ContextResolver contexts, Tracer tracer, TracedOperations operations,
			ObjectProvider<MetricsPublisher> publishers, CapturedThrowables captured, FaultBarrier faults) {
		IScopes current = ScopesAdapter.getInstance();
		Flusher flusher = new Flusher(current, publishers::orderedStream, faults);
		return new DefaultSentryManager(current, contexts, tracer, operations, flusher, captured, faults);
	}

	@Bean
	@ConditionalOnMissingBean
	CommandTracker tuxSentryCommandTracker(ContextResolver contexts, BotMetrics metrics,
			ObjectProvider<CommandEndListener> listeners, FaultBarrier faults) {
		return new DefaultCommandTracker(ScopesAdapter.getInstance(), contexts, metrics,
				CommandEndListener.of(listeners.orderedStream().toList()), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	SentryStatus tuxSentryStatus(TuxSentryProperties properties, Environment environment) {
		return new SentryStatus(ScopesAdapter.getInstance(), properties, environment);
	}

	@Bean
	CommandCount tuxSentryCommandCount() {
		return new CommandCount();
	}

	@Bean
	SupersededSentryProperties tuxSentrySupersededProperties(Environment environment) {
		return new SupersededSentryProperties(ScopesAdapter.getInstance(), environment);
	}

}
