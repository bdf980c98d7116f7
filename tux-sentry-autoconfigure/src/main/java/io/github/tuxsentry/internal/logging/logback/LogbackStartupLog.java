package io.github.tuxsentry.internal.logging.logback;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.internal.core.StartupLog;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.LoggingAttachment;
import io.github.tuxsentry.internal.logging.RecentLogLines;
import io.sentry.Breadcrumb;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * {@link StartupLog} that records log events of Logback.
 */
final class LogbackStartupLog implements StartupLog {

	private final RecentLogLines lines = new RecentLogLines();

	private final LoggingAttachment<LoggerContext> attachment = new LogbackAttachment(
			new RecentLinesAppender("TUX_SENTRY_START", this.lines, new LoggerExclusions(List.of())));

	private LogbackStartupLog() {
	}

	static @Nullable LogbackStartupLog begin() {
		LogbackStartupLog log = new LogbackStartupLog();
		log.attachment.attach();
		return log.attachment.isPossible() ? log : null;
	}

	@Override
	public List<Breadcrumb> lines() {
		return this.lines.toList();
	}

	@Override
	public void end() {
		this.attachment.detach();
	}

	/**
	 * Factory of the {@link StartupLog} for Logback, which may be absent.
	 */
	static final class Factory implements StartupLog.Factory {

		static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

		private static final boolean LOGBACK_IS_PRESENT = ClassUtils.isPresent(LOGBACK, Factory.class.getClassLoader());

		Factory() {
		}

		@Override
		public @Nullable StartupLog begin() {
			return LOGBACK_IS_PRESENT ? LogbackStartupLog.begin() : null;
		}

	}

}
