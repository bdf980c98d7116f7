package io.github.tuxsentry.internal.filter;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SinglePrimaryPostProcessor;
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
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;

/**
 * Configuration for filters of events and spans: the before-send callbacks that apply
 * them, followed by the application's own callbacks.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(FilterProperties.class)
@ImportRuntimeHints(FilterConfiguration.UserErrorRuntimeHints.class)
public final class FilterConfiguration {

	FilterConfiguration() {
	}

	@Bean
	@Order(100)
	@ConditionalOnMissingBean
	LoggerExclusions tuxSentryLoggerExclusions(FilterProperties properties) {
		return new LoggerExclusions(properties.excludedLoggers());
	}

	@Bean
	@Order(200)
	@ConditionalOnMissingBean(name = "tuxSentryIgnoredExceptionFilter")
	ExceptionFilter tuxSentryIgnoredExceptionFilter(FilterProperties properties) {
		return ExceptionFilter.ignoredExceptions(properties.ignoredExceptions());
	}

	@Bean
	@Order(300)
	@ConditionalOnMissingBean(name = "tuxSentryUserFacingErrorFilter")
	@ConditionalOnSwitch("filter.drop-user-facing-errors")
	ExceptionFilter tuxSentryUserFacingErrorFilter() {
		return ExceptionFilter.userFacingErrors();
	}

	@Bean
	@Order(500)
	@ConditionalOnMissingBean(name = "tuxSentryUserErrorFilter")
	ExceptionFilter tuxSentryUserErrorFilter(FilterProperties properties, ResourceLoader resources) {
		return ExceptionFilter.userErrors(properties.userErrorsOrDefault(resources.getClassLoader()));
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
	@ConditionalOnSwitch("filter.drop-already-captured")
	CapturedThrowables.Filter tuxSentryAlreadyCapturedFilter(CapturedThrowables captured) {
		return new CapturedThrowables.Filter(captured);
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	@ConditionalOnMissingBean
	StormGuard tuxSentryStormGuard(FilterProperties properties) {
		FilterProperties.Storm storm = properties.storm();
		return storm.enabled()
				? new StormGuard(storm.perFingerprint(), storm.burst(), storm.overall(), storm.maxFingerprints())
				: StormGuard.off();
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
	static SinglePrimaryPostProcessor tuxSentryBeforeSendPrimaryPostProcessor() {
		return new SinglePrimaryPostProcessor(BeforeSendCallback.class, EventFilterChain.class);
	}

	@Bean
	@ConditionalOnMissingBean(name = "tuxSentryDiscordApiSpanFilter")
	SpanFilter tuxSentryDiscordApiSpanFilter(FilterProperties properties) {
		return SpanFilters.discordApi(properties.discordApiSpans(), properties.discordApiThreshold());
	}

	@Bean
	@ConditionalOnMissingBean(name = "tuxSentryExcludedOperationSpanFilter")
	SpanFilter tuxSentryExcludedOperationSpanFilter(FilterProperties properties) {
		return SpanFilters.operations(properties.spans().toWildcards());
	}

	@Bean
	@Primary
	TransactionFilterChain tuxSentryTransactionFilterChain(FilterProperties properties, OrderedBeans beans,
			FaultBarrier faults) {
		return new TransactionFilterChain(beans.inOrder(SpanFilter.class), properties.spans().toGroupFrom(),
				() -> ScopesAdapter.getInstance().getOptions().getMaxSpans(),
				beans.allInOrderExcept(BeforeSendTransactionCallback.class, TransactionFilterChain.class), faults);
	}

	@Bean
	FilterReasons tuxSentryFilterReasons(EventFilterChain events, TransactionFilterChain transactions) {
		return new FilterReasons(events, transactions);
	}

	@Bean
	static SinglePrimaryPostProcessor tuxSentryBeforeSendTransactionPrimaryPostProcessor() {
		return new SinglePrimaryPostProcessor(BeforeSendTransactionCallback.class, TransactionFilterChain.class);
	}

	/**
	 * {@link RuntimeHints} for the exceptions of other libraries that are user errors by
	 * default.
	 */
	static final class UserErrorRuntimeHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			FilterProperties.DEFAULT_USER_ERRORS
				.forEach((name) -> hints.reflection().registerTypeIfPresent(classLoader, name));
		}

	}

}
