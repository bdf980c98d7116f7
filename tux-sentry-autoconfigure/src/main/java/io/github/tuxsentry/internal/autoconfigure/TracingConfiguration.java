package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.BreadcrumbProperties;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.FailureStatuses;
import io.github.tuxsentry.internal.tracing.LogContext;
import io.github.tuxsentry.internal.tracing.MdcProperties;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.internal.tracing.TracingProperties;
import io.github.tuxsentry.spi.FailureStatusRule;
import io.github.tuxsentry.spi.ResultHandler;
import io.sentry.ScopesAdapter;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration for transactions, spans and the propagation of scopes. A child context
 * uses the beans of its parent.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(TracedOperations.class)
class TracingConfiguration {

	@Bean
	FailureStatuses tuxSentryFailureStatuses(TracingProperties properties, OrderedBeans beans, FaultBarrier faults,
			ApplicationContext context) {
		Supplier<List<FailureStatusRule>> rules = beans.inOrder(FailureStatusRule.class);
		return properties.toFailureStatuses(() -> faults.get("find rules of statuses", rules, List.of()), faults,
				context.getClassLoader());
	}

	@Bean
	@ConditionalOnMissingBean
	Tracer tuxSentryTracer(TracingProperties properties, FailureStatuses statuses, FaultBarrier faults) {
		return new Tracer(ScopesAdapter.getInstance(), properties.operationNames(), statuses, faults);
	}

	@Bean
	LogContext tuxSentryLogContext(MdcProperties properties, FaultBarrier faults) {
		return properties.toLogContext(faults);
	}

	@Bean
	Breadcrumbs tuxSentryBreadcrumbs(BreadcrumbProperties properties, FaultBarrier faults) {
		return new Breadcrumbs(ScopesAdapter.getInstance(), properties.toKinds(), faults);
	}

	@Bean
	@ConditionalOnMissingBean
	ScopesPropagation tuxSentryContextPropagation(LogContext log, FaultBarrier faults) {
		return new ScopesPropagation(log, faults);
	}

	@Bean
	TracedOperations tuxSentryTracedOperations(OrderedBeans beans, FaultBarrier faults) {
		return new TracedOperations(beans.inOrder(ResultHandler.class), faults);
	}

}
