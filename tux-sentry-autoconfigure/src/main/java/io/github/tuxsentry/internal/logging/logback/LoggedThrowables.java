package io.github.tuxsentry.internal.logging.logback;

import java.util.List;
import java.util.function.Supplier;

import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.internal.capture.LoggedFailureListener;
import io.github.tuxsentry.internal.capture.LoggedFailureSource;
import io.github.tuxsentry.internal.core.AfterBeansDestroyed;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;

/**
 * Inspection of the throwables of all log events, independent of levels and appenders:
 * those logged as errors are passed to the listeners, and those that Logback cannot
 * process are replaced.
 */
final class LoggedThrowables implements LoggedFailureSource, AfterBeansDestroyed {

	private final IScopes scopes;

	private final ThrowableTurboFilter filter;

	private final LogbackAttachment attachment = new LogbackAttachment(this::add, this::remove);

	/**
	 * Create a new inspection, which begins with {@link #attach()}.
	 * @param scopes the scopes of the current thread
	 * @param listeners the listeners for throwables logged as errors
	 * @param faults handles exceptions of listeners
	 */
	LoggedThrowables(IScopes scopes, Supplier<List<LoggedFailureListener>> listeners, FaultBarrier faults) {
		this.scopes = scopes;
		this.filter = new ThrowableTurboFilter(listeners, faults);
	}

	/**
	 * Begin the inspection if Sentry is enabled.
	 */
	void attach() {
		if (this.scopes.isEnabled()) {
			this.attachment.attach();
		}
	}

	private void add(LoggerContext context) {
		if (context.getTurboFilterList().stream().noneMatch(ThrowableTurboFilter.class::isInstance)) {
			context.addTurboFilter(this.filter);
		}
	}

	private void remove(LoggerContext context) {
		context.getTurboFilterList().remove(this.filter);
	}

	@Override
	public boolean isActive() {
		return LogbackAttachment.isPossible();
	}

	/**
	 * End the inspection.
	 */
	void detach() {
		this.attachment.detach();
	}

	@Override
	public void resume() {
		this.attachment.resume();
	}

	@Override
	public void closeLast() {
		detach();
	}

}
