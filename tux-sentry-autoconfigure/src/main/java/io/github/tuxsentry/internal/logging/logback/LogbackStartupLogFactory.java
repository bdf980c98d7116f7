package io.github.tuxsentry.internal.logging.logback;

import io.github.tuxsentry.internal.core.StartupLog;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Factory of the {@link StartupLog} for Logback, which may be absent.
 */
final class LogbackStartupLogFactory implements StartupLog.Factory {

	private static final boolean LOGBACK_IS_PRESENT = ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext",
			LogbackStartupLogFactory.class.getClassLoader());

	LogbackStartupLogFactory() {
	}

	@Override
	public @Nullable StartupLog begin() {
		return LOGBACK_IS_PRESENT ? LogbackStartupLog.begin() : null;
	}

}
