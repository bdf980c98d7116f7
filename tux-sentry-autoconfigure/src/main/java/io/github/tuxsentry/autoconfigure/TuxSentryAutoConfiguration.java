package io.github.tuxsentry.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.ContextContributor;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.CapturedThrowables;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.capture.FailedStatements;
import io.github.tuxsentry.capture.LocalVariables;
import io.github.tuxsentry.core.ContextResolver;
import io.github.tuxsentry.core.DefaultSentryManager;
import io.github.tuxsentry.core.Flusher;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.http.HttpErrors;
import io.github.tuxsentry.http.HttpFailureReader;
import io.github.tuxsentry.http.ResponseText;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricsPublisher;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.github.tuxsentry.tracing.FailureStatusRule;
import io.github.tuxsentry.tracing.FailureStatuses;
import io.github.tuxsentry.tracing.ResultHandler;
import io.github.tuxsentry.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Tracer;
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
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link SentryManager} and
 * what it is made of.
 */
@AutoConfiguration(after = TuxSentryOptionsAutoConfiguration.class,
		beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties({ TuxSentryProperties.class, TracingProperties.class })
@Import(FaultConfiguration.class)
public final class TuxSentryAutoConfiguration {

	TuxSentryAutoConfiguration() {
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static LateBeans tuxSentryLateBeans(ConfigurableListableBeanFactory beanFactory) {
		return new LateBeans(beanFactory);
	}

	@Bean
	static LibraryFirst tuxSentryLibraryFirst(LateBeans beans) {
		return new LibraryFirst(beans);
	}

	@Bean
	@ConditionalOnMissingBean
	FailureStatuses tuxSentryFailureStatuses(TracingProperties properties, LateBeans beans, FaultBarrier faults,
			ApplicationContext context) {
		Supplier<List<FailureStatusRule>> rules = beans.inOrder(FailureStatusRule.class);
		return properties.toFailureStatuses(() -> faults.get("find rules of statuses", rules, List.of()), faults,
				context.getClassLoader());
	}

	@Bean
	@ConditionalOnMissingBean
	Tracer tuxSentryTracer(TracingProperties properties, FailureStatuses statuses) {
		return new Tracer(ScopesAdapter.getInstance(), properties.operationNames(), statuses);
	}

	@Bean
	@ConditionalOnMissingBean
	ContextPropagation tuxSentryContextPropagation(FaultBarrier faults) {
		return new ContextPropagation(ScopesAdapter.getInstance(), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	TracedOperations tuxSentryTracedOperations(LateBeans beans, FaultBarrier faults) {
		return new TracedOperations(beans.inOrder(ResultHandler.class), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	SentryManager sentryManager(LateBeans beans, Tracer tracer, TracedOperations operations, BotMetrics metrics,
			ObjectProvider<MetricsPublisher> publishers, CapturedThrowables captured, FaultBarrier faults) {
		IScopes current = ScopesAdapter.getInstance();
		ContextResolver contexts = new ContextResolver(beans.inOrder(ContextContributor.class), faults);
		Flusher flusher = new Flusher(current, publishers::orderedStream, faults);
		return new DefaultSentryManager(current, contexts, tracer, operations, metrics, flusher, captured, faults);
	}

	@Bean
	@ConditionalOnMissingBean
	CapturedThrowables tuxSentryCapturedThrowables() {
		return new CapturedThrowables();
	}

	@Bean
	@ConditionalOnMissingBean
	FailedStatements tuxSentryFailedStatements() {
		return new FailedStatements();
	}

	@Bean
	@ConditionalOnMissingBean
	HttpErrors tuxSentryHttpErrors(ObjectProvider<HttpFailureReader> readers, ObjectProvider<Scrubber> scrubber,
			FaultBarrier faults) {
		return new HttpErrors(OtherBeans.inOrder(readers),
				new ResponseText(scrubber.getIfAvailable(Scrubber::standard)), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	ErrorCapture tuxSentryErrorCapture(SentryManager sentry, FailedStatements statements, HttpErrors http,
			LateBeans beans, FaultBarrier faults) {
		Supplier<LocalVariables> locals = beans.oneOr(LocalVariables.class, LocalVariables.unknown());
		return new ErrorCapture(sentry, statements, http, () -> locals.get().ofCallers(), faults);
	}

	@Bean
	SentryStatusReport tuxSentryStatusReport(SentryManager manager, TuxSentryProperties properties,
			Environment environment) {
		return new SentryStatusReport(manager, properties, environment);
	}

}
