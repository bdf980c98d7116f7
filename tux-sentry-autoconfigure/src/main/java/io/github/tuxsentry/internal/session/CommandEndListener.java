package io.github.tuxsentry.internal.session;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Listener that is notified of the end of each command.
 */
@FunctionalInterface
public interface CommandEndListener {

	/**
	 * Listener that does nothing.
	 */
	CommandEndListener NONE = (error, elapsed) -> {
	};

	/**
	 * Return a listener that notifies others in order.
	 * @param listeners the listeners
	 * @return the listener
	 */
	static CommandEndListener of(List<CommandEndListener> listeners) {
		List<CommandEndListener> all = List.copyOf(listeners);
		if (all.size() == 1) {
			return all.get(0);
		}
		return (error, elapsed) -> all.forEach((listener) -> listener.commandEnded(error, elapsed));
	}

	/**
	 * Handle the end of a command, on a thread that is part of the command.
	 * @param error the error that the command failed with, or {@code null} if it
	 * succeeded
	 * @param elapsed the time from the start to the end
	 */
	void commandEnded(@Nullable Throwable error, Duration elapsed);

}
