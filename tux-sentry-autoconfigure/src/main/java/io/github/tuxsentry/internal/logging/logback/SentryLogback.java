package io.github.tuxsentry.internal.logging.logback;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.internal.capture.LoggedFailureListener;
import io.github.tuxsentry.internal.core.AfterBeansDestroyed;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.sentry.IScopes;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Connection of Logback to Sentry by a single {@link SentryAppender} on the root logger.
 * Log events become breadcrumbs and events, each from a configurable level. The appender
 * is added before Sentry's own auto-configuration would do so, which then leaves the
 * logger unchanged. An appender of that type in the application's {@code logback.xml} is
 * kept, and receives its log events alone. Throwables that Logback cannot process are
 * replaced.
 */
public final class SentryLogback implements AfterBeansDestroyed {

	private static final String APPENDER_NAME = "TUX_SENTRY";

	/**
	 * An appender with such a DSN does not attempt to start Sentry itself.
	 */
	private static final String NO_DSN = "_IS_UNDEFINED";

	private final IScopes scopes;

	private final Level breadcrumbs;

	private final Level events;

	private final Level logs;

	private final LoggerExclusions exclusions;

	private final Supplier<List<LoggedFailureListener>> listeners;

	private final FaultBarrier faults;

	private @Nullable SentryAppender appender;

	private @Nullable ThrowableTurboFilter throwables;

	/**
	 * Create a new connection, which is established by {@link #attach()}.
	 * @param scopes the scopes of the current thread
	 * @param breadcrumbs the name of the minimum level of breadcrumbs
	 * @param events the name of the minimum level of events
	 * @param logs the name of the minimum level of logs
	 * @param exclusions the loggers whose log events are neither
	 * @param listeners the listeners for throwables logged by excluded loggers
	 * @param faults handles exceptions of listeners
	 */
	SentryLogback(IScopes scopes, String breadcrumbs, String events, String logs, LoggerExclusions exclusions,
			Supplier<List<LoggedFailureListener>> listeners, FaultBarrier faults) {
		this.scopes = scopes;
		this.breadcrumbs = Level.toLevel(breadcrumbs, Level.DEBUG);
		this.events = Level.toLevel(events, Level.ERROR);
		this.logs = Level.toLevel(logs, Level.INFO);
		this.exclusions = exclusions;
		this.listeners = listeners;
		this.faults = faults;
	}

	/**
	 * Add the appender, if Sentry is enabled and the application has not configured one.
	 */
	public void attach() {
		ILoggerFactory factory = LoggerFactory.getILoggerFactory();
		if (!this.scopes.isEnabled() || !(factory instanceof LoggerContext context)) {
			return;
		}
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		ApplicationAppenders ofApplication = ApplicationAppenders.find(context);
		if (!ofApplication.receive(Logger.ROOT_LOGGER_NAME)) {
			this.appender = createAppender(context, ofApplication);
			root.addAppender(this.appender);
		}
		if (context.getTurboFilterList().stream().noneMatch(ThrowableTurboFilter.class::isInstance)) {
			this.throwables = new ThrowableTurboFilter(this.exclusions, this.listeners, this.faults);
			context.addTurboFilter(this.throwables);
		}
	}

	private SentryAppender createAppender(LoggerContext context, ApplicationAppenders ofApplication) {
		SentryOptions noStart = new SentryOptions();
		noStart.setDsn(NO_DSN);
		SentryAppender created = new SentryAppender();
		created.setName(APPENDER_NAME);
		created.setContext(context);
		created.setOptions(noStart);
		created.setMinimumBreadcrumbLevel(this.breadcrumbs);
		created.setMinimumEventLevel(this.events);
		created.setMinimumLevel(this.logs);
		created.addFilter(
				new LoggerDenyFilter((logger) -> this.exclusions.contains(logger) || ofApplication.receive(logger)));
		created.start();
		return created;
	}

	/**
	 * Add the appender if it belonged to another application context that was closed.
	 */
	@Override
	public void resume() {
		attach();
	}

	/**
	 * Remove the appender after the last bean has logged its last line.
	 */
	@Override
	public void closeLast() {
		detach();
	}

	/**
	 * Remove the appender.
	 */
	public void detach() {
		if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
			return;
		}
		SentryAppender attached = this.appender;
		if (attached != null) {
			context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(attached);
			attached.stop();
			this.appender = null;
		}
		if (this.throwables != null) {
			context.getTurboFilterList().remove(this.throwables);
			this.throwables = null;
		}
	}

	/**
	 * Filter that denies the log events of some loggers to an appender.
	 */
	private static final class LoggerDenyFilter extends Filter<ILoggingEvent> {

		private final Predicate<String> loggers;

		LoggerDenyFilter(Predicate<String> loggers) {
			this.loggers = loggers;
		}

		@Override
		public FilterReply decide(ILoggingEvent event) {
			return this.loggers.test(event.getLoggerName()) ? FilterReply.DENY : FilterReply.NEUTRAL;
		}

	}

}
