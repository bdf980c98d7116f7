package io.github.tuxsentry.internal.filter;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.beans.SinglePrimaryPostProcessor;
import io.github.tuxsentry.internal.capture.CapturedOnceFilter;
import io.github.tuxsentry.internal.capture.CapturedThrowables;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for filters of events and spans: the
 * before-send callbacks that apply them, followed by the application's own callbacks.
 */
@AutoConfiguration(beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties({ FilterProperties.class, SpanFilterProperties.class, StormProperties.class })
public final class TuxSentryFilterAutoConfiguration {

	TuxSentryFilterAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	LoggerExclusions tuxSentryLoggerExclusions(FilterProperties properties) {
		return new LoggerExclusions(properties.excludedLoggers());
	}

	@Bean
	@Order(100)
	@ConditionalOnMissingBean
	ExcludedLoggerFilter tuxSentryExcludedLoggerFilter(LoggerExclusions exclusions) {
		return new ExcludedLoggerFilter(exclusions);
	}

	@Bean
	@Order(200)
	@ConditionalOnMissingBean
	IgnoredExceptionFilter tuxSentryIgnoredExceptionFilter(FilterProperties properties) {
		return new IgnoredExceptionFilter(properties.ignoredExceptions());
	}

	@Bean
	@Order(300)
	@ConditionalOnMissingBean
	@ConditionalOnSwitch("filter.user-facing-errors")
	UserFacingErrorFilter tuxSentryUserFacingErrorFilter() {
		return new UserFacingErrorFilter();
	}

	@Bean
	@Order(500)
	@ConditionalOnMissingBean
	UserErrorFilter tuxSentryUserErrorFilter(FilterProperties properties, ResourceLoader resources) {
		return new UserErrorFilter(properties.userErrorsOrDefault(resources.getClassLoader()));
	}

	@Bean
	@Order(600)
	@ConditionalOnMissingBean
	IgnoredMessageFilter tuxSentryIgnoredMessageFilter(FilterProperties properties) {
		return new IgnoredMessageFilter(properties.toWildcards());
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	@ConditionalOnMissingBean
	@ConditionalOnSwitch("filter.already-captured")
	CapturedOnceFilter tuxSentryCapturedOnceFilter(CapturedThrowables captured) {
		return new CapturedOnceFilter(captured);
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	@ConditionalOnMissingBean
	StormGuard tuxSentryStormGuard(StormProperties properties) {
		return properties.enabled() ? new StormGuard(properties.perFingerprint(), properties.burst(),
				properties.overall(), properties.maxFingerprints()) : StormGuard.off();
	}

	@Bean
	@Primary
	EventFilterChain tuxSentryEventFilterChain(OrderedBeans beans, StormGuard guard, BotMetrics metrics,
			FaultBarrier faults) {
		return new EventFilterChain(beans.inOrderExcept(EventFilter.class, StormGuard.class),
				beans.allInOrderExcept(BeforeSendCallback.class, EventFilterChain.class), guard,
				metrics::recordDroppedEvent, faults);
	}

	@Bean
	static SinglePrimaryPostProcessor tuxSentryOnePrimaryBeforeSend() {
		return new SinglePrimaryPostProcessor(BeforeSendCallback.class, EventFilterChain.class);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnSwitch("filter.discord-api-spans")
	DiscordApiSpanFilter tuxSentryDiscordApiSpanFilter() {
		return new DiscordApiSpanFilter();
	}

	@Bean
	@ConditionalOnMissingBean
	ExcludedOperationSpanFilter tuxSentryExcludedOperationSpanFilter(SpanFilterProperties properties) {
		return new ExcludedOperationSpanFilter(properties.toWildcards());
	}

	@Bean
	@ConditionalOnMissingBean
	SpanReducer tuxSentrySpanReducer(SpanFilterProperties properties, OrderedBeans beans, FaultBarrier faults) {
		return new SpanReducer(beans.inOrder(SpanFilter.class), properties.toGroupFrom(),
				() -> ScopesAdapter.getInstance().getOptions().getMaxSpans(), faults);
	}

	@Bean
	@Primary
	TransactionFilterChain tuxSentryTransactionFilterChain(SpanReducer reducer, OrderedBeans beans,
			FaultBarrier faults) {
		return new TransactionFilterChain(reducer,
				beans.allInOrderExcept(BeforeSendTransactionCallback.class, TransactionFilterChain.class), faults);
	}

	@Bean
	static SinglePrimaryPostProcessor tuxSentryOnePrimaryBeforeSendTransaction() {
		return new SinglePrimaryPostProcessor(BeforeSendTransactionCallback.class, TransactionFilterChain.class);
	}

}
