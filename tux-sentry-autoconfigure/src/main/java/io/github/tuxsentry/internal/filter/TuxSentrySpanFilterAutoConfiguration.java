package io.github.tuxsentry.internal.filter;

import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.beans.SinglePrimaryPostProcessor;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.SpanFilter;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what becomes of the spans of a
 * finished transaction: the one before-send-transaction callback with its filters and the
 * application's own callbacks.
 */
@AutoConfiguration(beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(SpanFilterProperties.class)
public final class TuxSentrySpanFilterAutoConfiguration {

	TuxSentrySpanFilterAutoConfiguration() {
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
