package io.github.tuxsentry.internal.logging.logback;

import java.util.List;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.github.tuxsentry.internal.capture.LoggedFailureListener;
import io.github.tuxsentry.internal.capture.SafeThrowable;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Turbo filter that inspects the throwables of log events before Logback processes them,
 * which may fail or never end. Those logged as errors are passed to the listeners, and
 * those that cannot be processed are logged with their readable parts.
 */
final class ThrowableTurboFilter extends TurboFilter {

	private final Supplier<List<LoggedFailureListener>> listeners;

	private final FaultBarrier faults;

	ThrowableTurboFilter(Supplier<List<LoggedFailureListener>> listeners, FaultBarrier faults) {
		this.listeners = listeners;
		this.faults = faults;
	}

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String message,
			Object @Nullable [] arguments, @Nullable Throwable thrown) {
		Throwable error = (thrown != null) ? thrown : EventArgUtil.extractThrowable(arguments);
		if (error == null || error instanceof SafeThrowable) {
			return FilterReply.NEUTRAL;
		}
		if (level.isGreaterOrEqual(Level.ERROR) && message != null) {
			this.faults.run("report a logged failure", () -> this.listeners.get()
				.forEach((listener) -> listener.logged(logger.getName(), message, error)));
		}
		if (!level.isGreaterOrEqual(logger.getEffectiveLevel())) {
			return FilterReply.NEUTRAL;
		}
		Throwable readable = SafeThrowable.of(error);
		if (readable == error) {
			return FilterReply.NEUTRAL;
		}
		Object[] others = (thrown == null && arguments != null) ? EventArgUtil.trimmedCopy(arguments) : arguments;
		logger.log(marker, Logger.FQCN, Level.toLocationAwareLoggerInteger(level), message, others, readable);
		return FilterReply.DENY;
	}

}
