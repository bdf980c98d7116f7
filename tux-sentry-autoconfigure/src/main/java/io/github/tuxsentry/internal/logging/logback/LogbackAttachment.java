package io.github.tuxsentry.internal.logging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import io.github.tuxsentry.internal.logging.LoggingAttachment;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * {@link LoggingAttachment} for Logback.
 */
final class LogbackAttachment extends LoggingAttachment<LoggerContext> {

	private final LoggerContextListener resets = new ResetListener();

	LogbackAttachment(LoggingComponent<LoggerContext> component) {
		super(component);
	}

	@Override
	protected @Nullable LoggerContext context() {
		return (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) ? context : null;
	}

	@Override
	protected void listen(LoggerContext context) {
		context.addListener(this.resets);
	}

	@Override
	protected void stopListening(LoggerContext context) {
		context.removeListener(this.resets);
	}

	private final class ResetListener implements LoggerContextListener {

		@Override
		public boolean isResetResistant() {
			return true;
		}

		@Override
		public void onReset(LoggerContext context) {
			reconfigured(context);
		}

		@Override
		public void onStart(LoggerContext context) {
		}

		@Override
		public void onStop(LoggerContext context) {
		}

		@Override
		public void onLevelChange(Logger logger, Level level) {
		}

	}

}
