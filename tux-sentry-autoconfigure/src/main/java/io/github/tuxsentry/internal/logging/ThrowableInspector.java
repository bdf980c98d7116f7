package io.github.tuxsentry.internal.logging;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.capture.LoggedFailureListener;
import io.github.tuxsentry.internal.capture.SafeThrowable;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.jspecify.annotations.Nullable;

/**
 * Inspector of the throwables of log events, called before the logging system processes
 * them, which may fail or never end. Those logged as errors are passed to the listeners.
 */
public final class ThrowableInspector {

	private final Supplier<List<LoggedFailureListener>> listeners;

	private final FaultBarrier faults;

	/**
	 * Create a new inspector.
	 * @param listeners the listeners for throwables logged as errors
	 * @param faults handles exceptions of listeners
	 */
	public ThrowableInspector(Supplier<List<LoggedFailureListener>> listeners, FaultBarrier faults) {
		this.listeners = listeners;
		this.faults = faults;
	}

	/**
	 * Inspect a throwable.
	 * @param logger the name of the logger
	 * @param message the log message, without arguments
	 * @param thrown the throwable
	 * @param error whether it is logged as an error
	 * @param enabled whether the logger has the level
	 * @return the throwable to log instead, or {@code null} if it is safe to log
	 */
	public @Nullable Throwable inspect(String logger, @Nullable String message, Throwable thrown, boolean error,
			BooleanSupplier enabled) {
		if (thrown instanceof SafeThrowable) {
			return null;
		}
		if (error && message != null) {
			this.faults.run("report a logged failure",
					() -> this.listeners.get().forEach((listener) -> listener.logged(logger, message, thrown)));
		}
		if (!enabled.getAsBoolean()) {
			return null;
		}
		Throwable readable = SafeThrowable.of(thrown);
		return (readable != thrown) ? readable : null;
	}

}
