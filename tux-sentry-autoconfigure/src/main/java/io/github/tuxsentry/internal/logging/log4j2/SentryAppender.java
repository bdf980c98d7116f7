package io.github.tuxsentry.internal.logging.log4j2;

import java.util.Set;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.ApplicationAppenders;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import io.github.tuxsentry.internal.logging.SentryLogs;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.TypeCheckHint;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.ErrorHandler;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.jspecify.annotations.Nullable;

/**
 * Appender that records log events as breadcrumbs and sends them as events and as logs of
 * Sentry, each from a configurable level. Log events of excluded loggers and those that
 * an appender of the application receives are neither recorded nor sent.
 */
final class SentryAppender extends AbstractAppender implements LoggingComponent<LoggerContext> {

	private static final String NAME = "TUX_SENTRY";

	private final ThreadLocal<@Nullable Boolean> appending = new ThreadLocal<>();

	private final IScopes scopes;

	private final Levels levels;

	private final LoggerExclusions exclusions;

	private final SentryLogs logs;

	private final FaultBarrier faults;

	private volatile ApplicationAppenders ofApplication = new ApplicationAppenders(Set.of(), LoggerConfig.ROOT);

	SentryAppender(IScopes scopes, Levels levels, LoggerExclusions exclusions, SentryLogs logs, FaultBarrier faults) {
		super(NAME, null, null, true, Property.EMPTY_ARRAY);
		this.scopes = scopes;
		this.levels = levels;
		this.exclusions = exclusions;
		this.logs = logs;
		this.faults = faults;
		setHandler(new NoErrorHandler());
	}

	@Override
	public void addTo(LoggerContext context) {
		ApplicationAppenders found = AppenderLookup.find(context.getConfiguration());
		this.ofApplication = found;
		if (!found.receive(LoggerConfig.ROOT) && !AllLoggers.have(context, SentryAppender.class::isInstance)) {
			start();
			AllLoggers.add(context, this);
		}
	}

	@Override
	public void removeFrom(LoggerContext context) {
		AllLoggers.remove(context, this);
		stop();
	}

	@Override
	public void append(LogEvent event) {
		if (isStarted() && this.appending.get() == null) {
			this.appending.set(true);
			try {
				this.faults.run("record a log event", () -> record(event));
			}
			finally {
				this.appending.remove();
			}
		}
	}

	private void record(LogEvent event) {
		String logger = event.getLoggerName();
		if (this.exclusions.contains(logger) || this.ofApplication.receive(logger)) {
			return;
		}
		Level level = event.getLevel();
		if (level.isMoreSpecificThan(this.levels.logs()) && this.logs.accept()) {
			this.logs.send(LogEvents.toLine(event), LogEvents.ORIGIN);
		}
		if (level.isMoreSpecificThan(this.levels.events())) {
			Hint hint = new Hint();
			hint.set(TypeCheckHint.SENTRY_SYNTHETIC_EXCEPTION, event.toImmutable());
			this.scopes.captureEvent(LogEvents.toEvent(event, this.scopes.getOptions().getContextTags()), hint);
		}
		if (level.isMoreSpecificThan(this.levels.breadcrumbs())) {
			Hint hint = new Hint();
			hint.set(TypeCheckHint.LOG4J_LOG_EVENT, event);
			this.scopes.addBreadcrumb(LogEvents.toBreadcrumb(event), hint);
		}
	}

	/**
	 * Minimum levels.
	 *
	 * @param breadcrumbs the level of log events that become breadcrumbs
	 * @param events the level of log events that are sent as events
	 * @param logs the level of log events that are sent as logs
	 */
	record Levels(Level breadcrumbs, Level events, Level logs) {
	}

	/**
	 * Handler that ignores what Log4j2 would print, such as log events of callbacks of
	 * the SDK during the capture of a log event.
	 */
	private static final class NoErrorHandler implements ErrorHandler {

		@Override
		public void error(String message) {
		}

		@Override
		public void error(String message, Throwable thrown) {
		}

		@Override
		public void error(String message, LogEvent event, Throwable thrown) {
		}

	}

}
