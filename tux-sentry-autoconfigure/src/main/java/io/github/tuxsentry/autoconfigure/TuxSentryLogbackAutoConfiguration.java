package io.github.tuxsentry.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.capture.LoggedFailureListener;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.filter.LoggerExclusions;
import io.github.tuxsentry.logging.logback.SentryLogback;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.logback.SentryAppender;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.logging.LogLevel;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Logback's lines as breadcrumbs
 * and events.
 */
@AutoConfiguration(after = TuxSentryFilterAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, LoggerContext.class, SentryAppender.class })
@ConditionalOnSwitch({ "enabled", "logging.enabled" })
@EnableConfigurationProperties(LoggingProperties.class)
public final class TuxSentryLogbackAutoConfiguration {

	TuxSentryLogbackAutoConfiguration() {
	}

	@Bean(initMethod = "attach", destroyMethod = "detach")
	@ConditionalOnMissingBean
	SentryLogback tuxSentryLogback(LoggingProperties properties, LoggerExclusions exclusions, LateBeans beans,
			FaultBarrier faults) {
		return new SentryLogback(ScopesAdapter.getInstance(), logbackName(properties.breadcrumbs()),
				logbackName(properties.events()), exclusions, beans.inOrder(LoggedFailureListener.class), faults);
	}

	private static String logbackName(LogLevel level) {
		return ((level == LogLevel.FATAL) ? LogLevel.ERROR : level).name();
	}

}
