package io.github.tuxsentry.internal.lifecycle;

import java.util.Collection;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.tracing.ProcessTransactions;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the startup and shutdown of the
 * bot. The startup itself is observed by a {@link StartupListener}.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(StartupProperties.class)
@Import(SessionConfiguration.class)
@ImportRuntimeHints(LifecycleRuntimeHints.class)
public final class TuxSentryLifecycleAutoConfiguration {

	TuxSentryLifecycleAutoConfiguration() {
	}

	@Bean
	static DisabledSentry tuxSentryDisabledSentry(ObjectProvider<Environment> environment) {
		return new DisabledSentry(environment.getObject());
	}

	@Bean
	@ConditionalOnSwitch("enabled")
	ReportedFailures tuxSentryReportedFailures() {
		return new ReportedFailures();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch({ "enabled", "shutdown.enabled" })
	@EnableConfigurationProperties(ShutdownProperties.class)
	static class ShutdownConfiguration {

		/**
		 * The SDK's own shutdown hook flushes concurrently. Its timeout is limited to
		 * that of the library.
		 */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE + 20)
		Sentry.OptionsConfiguration<SentryOptions> tuxSentryShutdownOptions(ShutdownProperties properties,
				Environment environment) {
			boolean unset = !Binder.get(environment).bind("sentry.flush-timeout-millis", String.class).isBound();
			return (options) -> {
				if (unset) {
					options.setFlushTimeoutMillis(properties.flushTimeout().toMillis());
				}
			};
		}

		@Bean
		static SentryCloseOrdering tuxSentryCloseOrdering(ObjectProvider<FaultBarrier> faults) {
			return new SentryCloseOrdering(faults.getObject());
		}

		@Bean
		SharedSentry tuxSentrySharedSentry(ConfigurableListableBeanFactory beans) {
			return new SharedSentry(beans);
		}

		@Bean
		@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
		BotShutdown tuxSentryBotShutdown(ApplicationContext context, ObjectProvider<ShutdownStep> steps,
				OrderedBeans beans, ShutdownProperties properties, ObjectProvider<DeliveryCounters> deliveries,
				FaultBarrier faults) {
			IScopes current = ScopesAdapter.getInstance();
			boolean sendTransaction = properties.sendTransaction() && !isPartOfAnotherBot(context);
			return new BotShutdown(context, () -> ownSteps(steps, context), beans.inOrder(MetricsPublisher.class),
					sendTransaction ? new ProcessTransactions(current) : null, current,
					deliveries.getIfAvailable(DeliveryCounters::new), properties, faults);
		}

		/**
		 * Return the steps in order, without those of parent contexts, which run on.
		 */
		private static List<ShutdownStep> ownSteps(ObjectProvider<ShutdownStep> steps, ApplicationContext context) {
			Collection<ShutdownStep> own = context.getBeansOfType(ShutdownStep.class).values();
			return steps.orderedStream().filter(own::contains).toList();
		}

		/**
		 * Return whether a parent context has a shutdown, which is that of the process.
		 */
		private static boolean isPartOfAnotherBot(ApplicationContext context) {
			ApplicationContext parent = context.getParent();
			return parent != null && BeanFactoryUtils.beanNamesForTypeIncludingAncestors(parent, BotShutdown.class,
					true, false).length > 0;
		}

		@Bean(initMethod = "install", destroyMethod = "uninstall")
		@ConditionalOnMissingBean
		@ConditionalOnSwitch("shutdown.report-signals")
		SignalReporter tuxSentrySignalReporter(ApplicationContext context, SentryManager sentry, FaultBarrier faults) {
			return new SignalReporter(context, sentry, faults);
		}

	}

}
