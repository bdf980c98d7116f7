package io.github.tuxsentry.internal.logging.logback;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.ApplicationAppenders;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import io.github.tuxsentry.internal.logging.SentryLogs;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;

import org.springframework.util.function.SingletonSupplier;

/**
 * {@link SentryAppender} of the library on the root logger and a {@link LogsAppender}
 * beside it, unless the application has one there.
 */
final class LibraryAppender implements LoggingComponent<LoggerContext> {

	private static final String APPENDER_NAME = "TUX_SENTRY";

	private static final String LOGS_APPENDER_NAME = "TUX_SENTRY_LOGS";

	/**
	 * An appender with such a DSN does not attempt to start Sentry itself.
	 */
	private static final String NO_DSN = "_IS_UNDEFINED";

	private final Level breadcrumbs;

	private final Level events;

	private final Level logs;

	private final LoggerExclusions exclusions;

	private final SentryLogs sentryLogs;

	private final List<Appender<ILoggingEvent>> added = new ArrayList<>();

	LibraryAppender(String breadcrumbs, String events, String logs, LoggerExclusions exclusions,
			SentryLogs sentryLogs) {
		this.breadcrumbs = Level.toLevel(breadcrumbs, Level.DEBUG);
		this.events = Level.toLevel(events, Level.ERROR);
		this.logs = Level.toLevel(logs, Level.INFO);
		this.exclusions = exclusions;
		this.sentryLogs = sentryLogs;
	}

	@Override
	public void addTo(LoggerContext context) {
		if (!AppenderLookup.find(context, null).receive(Logger.ROOT_LOGGER_NAME)) {
			this.added.clear();
			SentryAppender appender = createAppender();
			OtherLoggersFilter filter = new OtherLoggersFilter(this.exclusions, context, appender);
			add(appender, APPENDER_NAME, filter, context);
			if (this.logs != Level.OFF) {
				add(new LogsAppender(this.sentryLogs, this.logs), LOGS_APPENDER_NAME, filter, context);
			}
		}
	}

	private void add(Appender<ILoggingEvent> appender, String name, OtherLoggersFilter filter, LoggerContext context) {
		appender.setName(name);
		appender.setContext(context);
		appender.addFilter(filter);
		appender.start();
		this.added.add(appender);
		context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
	}

	private SentryAppender createAppender() {
		SentryOptions noStart = new SentryOptions();
		noStart.setDsn(NO_DSN);
		SentryAppender created = new SentryAppender();
		created.setOptions(noStart);
		created.setMinimumBreadcrumbLevel(this.breadcrumbs);
		created.setMinimumEventLevel(this.events);
		created.setMinimumLevel(Level.OFF);
		return created;
	}

	@Override
	public void removeFrom(LoggerContext context) {
		for (Appender<ILoggingEvent> appender : this.added) {
			context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
		}
		this.added.clear();
	}

	/**
	 * Filter that denies the log events of excluded loggers to an appender, and those
	 * that an appender of the application receives. Logback may be configured after the
	 * appender was added, so that the application's appenders are found at the first log
	 * event, and those of the root logger at each.
	 */
	private static final class OtherLoggersFilter extends Filter<ILoggingEvent> {

		private final LoggerExclusions exclusions;

		private final SentryAppender own;

		private final Logger root;

		private final Supplier<ApplicationAppenders> ofApplication;

		OtherLoggersFilter(LoggerExclusions exclusions, LoggerContext context, SentryAppender own) {
			this.exclusions = exclusions;
			this.own = own;
			this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
			this.ofApplication = SingletonSupplier.of(() -> AppenderLookup.find(context, own));
		}

		@Override
		public FilterReply decide(ILoggingEvent event) {
			String logger = event.getLoggerName();
			boolean denied = this.exclusions.contains(logger) || this.ofApplication.get().receive(logger)
					|| AppenderLookup.isOn(this.root, this.own);
			return denied ? FilterReply.DENY : FilterReply.NEUTRAL;
		}

	}

}
