package io.github.tuxsentry.internal.logging.logback;

import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import org.slf4j.LoggerFactory;

/**
 * Attachment of a component to Logback. When Logback reconfigures itself, it drops all
 * components, and this one is attached again. Thread-safe.
 */
final class LogbackAttachment implements LoggerContextListener {

	private final Consumer<LoggerContext> attach;

	private final Consumer<LoggerContext> detach;

	private boolean attached;

	/**
	 * Create a new attachment.
	 * @param attach attaches the component, unless it is attached
	 * @param detach detaches the component
	 */
	LogbackAttachment(Consumer<LoggerContext> attach, Consumer<LoggerContext> detach) {
		this.attach = attach;
		this.detach = detach;
	}

	/**
	 * Return whether Logback is the logging system in use.
	 */
	static boolean isPossible() {
		return LoggerFactory.getILoggerFactory() instanceof LoggerContext;
	}

	/**
	 * Attach the component if Logback is the logging system in use.
	 */
	synchronized void attach() {
		if (!this.attached && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			this.attached = true;
			this.attach.accept(context);
			context.addListener(this);
		}
	}

	/**
	 * Detach the component.
	 */
	synchronized void detach() {
		if (this.attached && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			this.attached = false;
			context.removeListener(this);
			this.detach.accept(context);
		}
	}

	/**
	 * Attach the component again if that of another application context stood in for it,
	 * which has been closed.
	 */
	synchronized void resume() {
		if (this.attached && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			this.detach.accept(context);
			this.attach.accept(context);
		}
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public synchronized void onReset(LoggerContext context) {
		if (this.attached) {
			this.attach.accept(context);
		}
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
