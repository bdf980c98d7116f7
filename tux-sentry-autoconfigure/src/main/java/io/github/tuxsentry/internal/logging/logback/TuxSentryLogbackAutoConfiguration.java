package io.github.tuxsentry.internal.logging.logback;

import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryOptionsAutoConfiguration;
import io.github.tuxsentry.internal.beans.OrderedBeans;
import io.github.tuxsentry.internal.capture.LoggedFailureListener;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.AttachedLogLines;
import io.github.tuxsentry.internal.logging.LoggedLines;
import io.github.tuxsentry.internal.logging.LoggedThrowables;
import io.github.tuxsentry.internal.logging.LoggingProperties;
import io.github.tuxsentry.internal.logging.RecentLogLines;
import io.github.tuxsentry.internal.logging.SentryLogs;
import io.github.tuxsentry.internal.logging.ThrowableInspector;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.logback.SentryAppender;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.logging.LogLevel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Logback: log events as
 * breadcrumbs and events, and the throwables of log events.
 */
@AutoConfiguration(after = TuxSentryOptionsAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, LoggerContext.class })
@ConditionalOnSwitch("enabled")
@ImportRuntimeHints(LogbackRuntimeHints.class)
public final class TuxSentryLogbackAutoConfiguration {

	TuxSentryLogbackAutoConfiguration() {
	}

	@Bean(initMethod = "attach", destroyMethod = "detach")
	LoggedThrowables tuxSentryLoggedThrowables(OrderedBeans beans, FaultBarrier faults) {
		ThrowableInspector inspector = new ThrowableInspector(beans.inOrder(LoggedFailureListener.class), faults);
		return new LoggedThrowables(ScopesAdapter.getInstance(),
				new LogbackAttachment(new ThrowableTurboFilter(inspector)));
	}

	@Bean(initMethod = "attach", destroyMethod = "detach")
	@Nullable LoggedLines tuxSentryLoggedLines(AttachedLogLines attached, LoggerExclusions exclusions) {
		RecentLogLines lines = attached.lines();
		return (lines != null) ? new LoggedLines(ScopesAdapter.getInstance(),
				new LogbackAttachment(new RecentLinesAppender("TUX_SENTRY_LINES", lines, exclusions))) : null;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SentryAppender.class)
	@ConditionalOnSwitch("logging.enabled")
	static class AppenderConfiguration {

		@Bean(initMethod = "attach", destroyMethod = "detach")
		@ConditionalOnMissingBean
		SentryLogback tuxSentryLogback(LoggingProperties properties, LoggerExclusions exclusions, SentryLogs logs) {
			return new SentryLogback(ScopesAdapter.getInstance(), logbackName(properties.breadcrumbs()),
					logbackName(properties.events()), logbackName(properties.logs()), exclusions, logs);
		}

		private static String logbackName(LogLevel level) {
			return ((level == LogLevel.FATAL) ? LogLevel.ERROR : level).name();
		}

	}

}
