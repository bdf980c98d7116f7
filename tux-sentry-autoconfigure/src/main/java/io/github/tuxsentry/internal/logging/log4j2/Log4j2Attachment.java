package io.github.tuxsentry.internal.logging.log4j2;

import java.beans.PropertyChangeListener;

import io.github.tuxsentry.internal.logging.LoggingAttachment;
import io.github.tuxsentry.internal.logging.LoggingComponent;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.jspecify.annotations.Nullable;

/**
 * {@link LoggingAttachment} for Log4j2.
 */
final class Log4j2Attachment extends LoggingAttachment<LoggerContext> {

	private final PropertyChangeListener configurations = (change) -> {
		if (LoggerContext.PROPERTY_CONFIG.equals(change.getPropertyName())
				&& change.getSource() instanceof LoggerContext context) {
			reconfigured(context);
		}
	};

	Log4j2Attachment(LoggingComponent<LoggerContext> component) {
		super(component);
	}

	@Override
	protected @Nullable LoggerContext context() {
		return (LogManager.getContext(false) instanceof LoggerContext context) ? context : null;
	}

	@Override
	protected void listen(LoggerContext context) {
		context.addPropertyChangeListener(this.configurations);
	}

	@Override
	protected void stopListening(LoggerContext context) {
		context.removePropertyChangeListener(this.configurations);
	}

}
