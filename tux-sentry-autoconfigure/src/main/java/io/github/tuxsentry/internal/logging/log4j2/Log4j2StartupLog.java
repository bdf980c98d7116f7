package io.github.tuxsentry.internal.logging.log4j2;

import java.util.List;

import io.github.tuxsentry.internal.core.StartupLog;
import io.github.tuxsentry.internal.filter.LoggerExclusions;
import io.github.tuxsentry.internal.logging.LoggingAttachment;
import io.github.tuxsentry.internal.logging.RecentLogLines;
import io.sentry.Breadcrumb;
import org.apache.logging.log4j.core.LoggerContext;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * {@link StartupLog} that records log events of Log4j2.
 */
final class Log4j2StartupLog implements StartupLog {

	private final RecentLogLines lines = new RecentLogLines();

	private final LoggingAttachment<LoggerContext> attachment = new Log4j2Attachment(
			new RecentLinesAppender("TUX_SENTRY_START", this.lines, new LoggerExclusions(List.of())));

	private Log4j2StartupLog() {
	}

	static @Nullable Log4j2StartupLog begin() {
		Log4j2StartupLog log = new Log4j2StartupLog();
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
	 * Factory of the {@link StartupLog} for Log4j2, which may be absent.
	 */
	static final class Factory implements StartupLog.Factory {

		static final String LOG4J = "org.apache.logging.log4j.core.LoggerContext";

		private static final boolean LOG4J_IS_PRESENT = ClassUtils.isPresent(LOG4J, Factory.class.getClassLoader());

		Factory() {
		}

		@Override
		public @Nullable StartupLog begin() {
			return LOG4J_IS_PRESENT ? Log4j2StartupLog.begin() : null;
		}

	}

}
