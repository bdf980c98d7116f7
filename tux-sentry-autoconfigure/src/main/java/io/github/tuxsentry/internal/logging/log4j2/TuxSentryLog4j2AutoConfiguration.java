package io.github.tuxsentry.internal.logging.log4j2;

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
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
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
 * {@link EnableAutoConfiguration Auto-configuration} for Log4j2: log events as
 * breadcrumbs and events, and the throwables of log events.
 */
@AutoConfiguration(after = TuxSentryOptionsAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, LoggerContext.class })
@ConditionalOnSwitch("enabled")
@ImportRuntimeHints(Log4j2RuntimeHints.class)
public final class TuxSentryLog4j2AutoConfiguration {

	TuxSentryLog4j2AutoConfiguration() {
	}

	@Bean(initMethod = "attach", destroyMethod = "detach")
	LoggedThrowables tuxSentryLog4j2Throwables(OrderedBeans beans, FaultBarrier faults) {
		ThrowableInspector inspector = new ThrowableInspector(beans.inOrder(LoggedFailureListener.class), faults);
		return new LoggedThrowables(ScopesAdapter.getInstance(), new Log4j2Attachment(new ThrowableFilter(inspector)));
	}

	@Bean(initMethod = "attach", destroyMethod = "detach")
	@Nullable LoggedLines tuxSentryLog4j2Lines(AttachedLogLines attached, LoggerExclusions exclusions) {
		RecentLogLines lines = attached.lines();
		return (lines != null) ? new LoggedLines(ScopesAdapter.getInstance(),
				new Log4j2Attachment(new RecentLinesAppender("TUX_SENTRY_LINES", lines, exclusions))) : null;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch("logging.enabled")
	static class AppenderConfiguration {

		@Bean(initMethod = "attach", destroyMethod = "detach")
		@ConditionalOnMissingBean
		SentryLog4j2 tuxSentryLog4j2(LoggingProperties properties, LoggerExclusions exclusions, SentryLogs logs,
				FaultBarrier faults) {
			SentryAppender.Levels levels = new SentryAppender.Levels(level(properties.breadcrumbs()),
					level(properties.events()), level(properties.logs()));
			IScopes scopes = ScopesAdapter.getInstance();
			return new SentryLog4j2(scopes, new SentryAppender(scopes, levels, exclusions, logs, faults));
		}

		private static Level level(LogLevel level) {
			return Level.valueOf(level.name());
		}

	}

}
