package io.github.tuxsentry.internal.logging.logback;

import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.ApplicationAppenders;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * {@link SentryAppender} of the library on the root logger, unless the application has
 * one there.
 */
final class LibraryAppender implements LoggingComponent<LoggerContext> {

	private static final String APPENDER_NAME = "TUX_SENTRY";

	/**
	 * An appender with such a DSN does not attempt to start Sentry itself.
	 */
	private static final String NO_DSN = "_IS_UNDEFINED";

	private final Level breadcrumbs;

	private final Level events;

	private final Level logs;

	private final LoggerExclusions exclusions;

	private @Nullable SentryAppender appender;

	LibraryAppender(String breadcrumbs, String events, String logs, LoggerExclusions exclusions) {
		this.breadcrumbs = Level.toLevel(breadcrumbs, Level.DEBUG);
		this.events = Level.toLevel(events, Level.ERROR);
		this.logs = Level.toLevel(logs, Level.INFO);
		this.exclusions = exclusions;
	}

	@Override
	public void addTo(LoggerContext context) {
		if (!AppenderLookup.find(context, null).receive(Logger.ROOT_LOGGER_NAME)) {
			this.appender = createAppender(context);
			context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this.appender);
		}
	}

	private SentryAppender createAppender(LoggerContext context) {
		SentryOptions noStart = new SentryOptions();
		noStart.setDsn(NO_DSN);
		SentryAppender created = new SentryAppender();
		created.setName(APPENDER_NAME);
		created.setContext(context);
		created.setOptions(noStart);
		created.setMinimumBreadcrumbLevel(this.breadcrumbs);
		created.setMinimumEventLevel(this.events);
		created.setMinimumLevel(this.logs);
		created.addFilter(new OtherLoggersFilter(this.exclusions, context, created));
		created.start();
		return created;
	}

	@Override
	public void removeFrom(LoggerContext context) {
		SentryAppender added = this.appender;
		if (added != null) {
			context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(added);
			added.stop();
			this.appender = null;
		}
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
