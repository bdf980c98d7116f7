package io.github.tuxsentry.autoconfigure;

import java.util.List;

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

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link SentryManager} and
 * the Sentry options.
 */
@AutoConfiguration(beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties({ TuxSentryProperties.class, TracingProperties.class })
public final class TuxSentryAutoConfiguration {

	TuxSentryAutoConfiguration() {
	}

	@Bean
	static UnknownPropertyCheck tuxSentryUnknownPropertyCheck() {
		return new UnknownPropertyCheck();
	}

	@Bean
	LateBeans tuxSentryLateBeans(ConfigurableListableBeanFactory beanFactory) {
		return new LateBeans(beanFactory);
	}

	@Bean
	@ConditionalOnMissingBean
	FaultBarrier tuxSentryFaultBarrier() {
		return new FaultBarrier();
	}

	@Bean
	SentryOptionsDefaults tuxSentryOptionsDefaults(TuxSentryProperties properties, ApplicationContext context,
			ObjectProvider<BuildProperties> buildInfo, ObjectProvider<GitProperties> git) {
		return new SentryOptionsDefaults(properties, context.getEnvironment(),
				new SentryRelease(context, buildInfo, git), applicationPackages(context));
	}

	private static List<String> applicationPackages(BeanFactory beanFactory) {
		return AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory) : List.of();
	}

	@Bean
	@ConditionalOnMissingBean
	FailureStatuses tuxSentryFailureStatuses(TracingProperties properties, ObjectProvider<FailureStatusRule> rules,
			ApplicationContext context) {
		return properties.toFailureStatuses(rules.orderedStream().toList(), context.getClassLoader());
	}

	@Bean
	@ConditionalOnMissingBean
	Tracer tuxSentryTracer(ObjectProvider<IScopes> scopes, TracingProperties properties, FailureStatuses statuses) {
		return new Tracer(CurrentScopes.from(scopes), properties.operationNames(), statuses);
	}

	@Bean
	@ConditionalOnMissingBean
	ContextPropagation tuxSentryContextPropagation(FaultBarrier faults) {
		return new ContextPropagation(ScopesAdapter.getInstance(), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	TracedOperations tuxSentryTracedOperations(ObjectProvider<ResultHandler> resultHandlers) {
		return new TracedOperations(resultHandlers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	SentryManager sentryManager(ObjectProvider<IScopes> scopes, ObjectProvider<ContextContributor> contributors,
			Tracer tracer, TracedOperations operations, BotMetrics metrics, ObjectProvider<MetricsPublisher> publishers,
			CapturedThrowables captured, FaultBarrier faults) {
		IScopes current = CurrentScopes.from(scopes);
		ContextResolver contexts = new ContextResolver(() -> contributors.orderedStream().toList());
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
	HttpErrors tuxSentryHttpErrors(ObjectProvider<HttpFailureReader> readers, ObjectProvider<Scrubber> scrubber) {
		return new HttpErrors(OtherBeans.inOrder(readers),
				new ResponseText(scrubber.getIfAvailable(Scrubber::standard)));
	}

	@Bean
	@ConditionalOnMissingBean
	ErrorCapture tuxSentryErrorCapture(SentryManager sentry, FailedStatements statements, HttpErrors http,
			ObjectProvider<LocalVariables> locals, FaultBarrier faults) {
		return new ErrorCapture(sentry, statements, http, locals.getIfAvailable(LocalVariables::unknown), faults);
	}

	@Bean
	SentryStatusReport tuxSentryStatusReport(SentryManager manager, TuxSentryProperties properties,
			Environment environment) {
		return new SentryStatusReport(manager, properties, environment);
	}

}
