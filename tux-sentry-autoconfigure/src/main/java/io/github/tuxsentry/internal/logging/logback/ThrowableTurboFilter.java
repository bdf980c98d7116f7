package io.github.tuxsentry.internal.logging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import io.github.tuxsentry.internal.logging.ThrowableInspector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Turbo filter that inspects the throwables of log events before Logback processes them.
 * Those that cannot be processed are logged with their readable parts.
 */
final class ThrowableTurboFilter extends TurboFilter implements LoggingComponent<LoggerContext> {

	private final ThrowableInspector inspector;

	ThrowableTurboFilter(ThrowableInspector inspector) {
		this.inspector = inspector;
	}

	@Override
	public void addTo(LoggerContext context) {
		if (context.getTurboFilterList().stream().noneMatch(ThrowableTurboFilter.class::isInstance)) {
			context.addTurboFilter(this);
		}
	}

	@Override
	public void removeFrom(LoggerContext context) {
		context.getTurboFilterList().remove(this);
	}

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String message,
			Object @Nullable [] arguments, @Nullable Throwable thrown) {
		Throwable error = (thrown != null) ? thrown : EventArgUtil.extractThrowable(arguments);
		if (error == null) {
			return FilterReply.NEUTRAL;
		}
		Throwable readable = this.inspector.inspect(logger.getName(), message, error,
				level.isGreaterOrEqual(Level.ERROR), () -> level.isGreaterOrEqual(logger.getEffectiveLevel()));
		if (readable == null) {
			return FilterReply.NEUTRAL;
		}
		Object[] others = (thrown == null && arguments != null) ? EventArgUtil.trimmedCopy(arguments) : arguments;
		logger.log(marker, Logger.FQCN, Level.toLocationAwareLoggerInteger(level), message, others, readable);
		return FilterReply.DENY;
	}

}
