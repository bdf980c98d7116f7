package io.github.tuxsentry.internal.discord;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.github.tuxsentry.internal.capture.LoggedFailureListener;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.events.ExceptionEvent;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * Reporter of failures that the bot does not handle and JDA does not throw. Failed calls
 * without a failure handler are passed to JDA's default handler, of which there is one
 * per process: this one is installed in front of it, and removed when its application
 * closes. {@linkplain LoggedBotFailures Other failures} are caught and only logged by
 * JDA, which sends an event for some of them.
 */
final class UnhandledFailures implements LoggedFailureListener, EventObserver, AutoCloseable {

	private final FailureReporter reporter;

	private final FaultBarrier faults;

	private final Consumer<? super Throwable> before;

	private final Consumer<Throwable> chained = this::failed;

	/**
	 * Install this handler in front of JDA's default failure handler.
	 * @param reporter captures the failures
	 * @param faults handles internal errors
	 */
	UnhandledFailures(FailureReporter reporter, FaultBarrier faults) {
		this.reporter = reporter;
		this.faults = faults;
		this.before = RestAction.getDefaultFailure();
		RestAction.setDefaultFailure(this.chained);
	}

	private void failed(Throwable failure) {
		if (!(failure instanceof CancellationException)) {
			this.faults.run("report a call to Discord", () -> this.reporter.reportCallback(failure));
		}
		this.before.accept(failure);
	}

	@Override
	public void logged(String logger, String message, Throwable thrown) {
		if (LoggedBotFailures.contains(logger, message, thrown)) {
			Throwable target = (thrown instanceof InvocationTargetException ex) ? ex.getTargetException() : null;
			this.reporter.reportLogged((target != null) ? target : thrown);
		}
	}

	@Override
	public void observe(GenericEvent event) {
		if (event instanceof ExceptionEvent failure && failure.isLogged()
				&& LoggedBotFailures.isOfBot(failure.getCause())) {
			this.reporter.reportLogged(failure.getCause());
		}
	}

	@Override
	public void close() {
		if (RestAction.getDefaultFailure() == this.chained) {
			RestAction.setDefaultFailure(this.before);
		}
	}

}
