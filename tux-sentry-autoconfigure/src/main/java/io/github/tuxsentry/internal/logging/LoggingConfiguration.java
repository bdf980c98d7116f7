package io.github.tuxsentry.internal.logging;

import io.github.tuxsentry.metrics.BotMetrics;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configuration for what the integrations of logging systems send.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(IScopes.class)
@EnableConfigurationProperties(LoggingProperties.class)
public final class LoggingConfiguration {

	LoggingConfiguration() {
	}

	@Bean
	SentryLogs tuxSentryLogs(LoggingProperties properties, BotMetrics metrics) {
		return new SentryLogs(ScopesAdapter.getInstance(), properties.maxLogsPerMinute(), metrics::recordDroppedLog);
	}

	@Bean
	AttachedLogLines tuxSentryAttachedLogLines(LoggingProperties properties) {
		return new AttachedLogLines(properties.enabled() ? properties.attachedLines() : 0);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 20)
	Sentry.OptionsConfiguration<SentryOptions> tuxSentryLogsOptions(LoggingProperties properties) {
		return (options) -> {
			if (properties.enabled() && properties.logs() != LogLevel.OFF) {
				options.getLogs().setEnabled(true);
			}
		};
	}

}
