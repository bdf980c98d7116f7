package io.github.tuxsentry.internal.logging.logback;

import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.internal.core.AfterBeansDestroyed;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.sentry.IScopes;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Connection of Logback to Sentry by a single {@link SentryAppender} on the root logger.
 * Log events become breadcrumbs and events, each from a configurable level. The appender
 * is added before Sentry's own auto-configuration would do so, which then leaves the
 * logger unchanged. An appender of that type in the application's {@code logback.xml} is
 * used instead, and receives its log events alone.
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

	private final LogbackAttachment attachment = new LogbackAttachment(this::add, this::remove);

	private @Nullable SentryAppender appender;

	/**
	 * Create a new connection, which is established by {@link #attach()}.
	 * @param scopes the scopes of the current thread
	 * @param breadcrumbs the name of the minimum level of breadcrumbs
	 * @param events the name of the minimum level of events
	 * @param logs the name of the minimum level of logs
	 * @param exclusions the loggers whose log events are neither
	 */
	SentryLogback(IScopes scopes, String breadcrumbs, String events, String logs, LoggerExclusions exclusions) {
		this.scopes = scopes;
		this.breadcrumbs = Level.toLevel(breadcrumbs, Level.DEBUG);
		this.events = Level.toLevel(events, Level.ERROR);
		this.logs = Level.toLevel(logs, Level.INFO);
		this.exclusions = exclusions;
	}

	/**
	 * Add the appender if Sentry is enabled.
	 */
	public void attach() {
		if (this.scopes.isEnabled()) {
			this.attachment.attach();
		}
	}

	private void add(LoggerContext context) {
		Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
		if (!ApplicationAppenders.find(context, null).receive(Logger.ROOT_LOGGER_NAME)) {
			this.appender = createAppender(context);
			root.addAppender(this.appender);
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

	/**
	 * Add the appender if it belonged to another application context that was closed.
	 */
	@Override
	public void resume() {
		this.attachment.resume();
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
		this.attachment.detach();
	}

	private void remove(LoggerContext context) {
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
			this.ofApplication = SingletonSupplier.of(() -> ApplicationAppenders.find(context, own));
		}

		@Override
		public FilterReply decide(ILoggingEvent event) {
			String logger = event.getLoggerName();
			boolean denied = this.exclusions.contains(logger) || this.ofApplication.get().receive(logger)
					|| ApplicationAppenders.isOn(this.root, this.own);
			return denied ? FilterReply.DENY : FilterReply.NEUTRAL;
		}

	}

}
