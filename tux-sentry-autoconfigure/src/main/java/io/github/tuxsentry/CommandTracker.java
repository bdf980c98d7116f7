package io.github.tuxsentry;

import org.jspecify.annotations.Nullable;

/**
 * Interface for tracking commands that are not received by JDA, such as those of a
 * console or a website. Commands received by JDA are tracked automatically.
 * <p>
 * A bean of this type is always available. Implementations are thread-safe and do not
 * throw exceptions.
 *
 * @since 0.1.0
 */
public interface CommandTracker {

	/**
	 * Mark the start of a command of unknown type.
	 * @param command the qualified name of the command
	 * @return the run, to be passed to {@link #trackCommandEnd}
	 */
	default CommandRun trackCommandStart(String command) {
		return trackCommandStart(command, "unknown");
	}

	/**
	 * Mark the start of a command, and tag the current scope with its name and type.
	 * @param command the qualified name of the command
	 * @param type the type of the command, e.g. {@code prefix} or {@code slash}
	 * @return the run, to be passed to {@link #trackCommandEnd}
	 */
	CommandRun trackCommandStart(String command, String type);

	/**
	 * Mark the end of a command that succeeded.
	 * @param run the run
	 */
	default void trackCommandEnd(CommandRun run) {
		trackCommandEnd(run, null);
	}

	/**
	 * Mark the end of a command: tag the current scope with success, error type and time,
	 * describe the error in the context {@code command_error}, and record the command
	 * metrics. A run ends once; later calls have no effect.
	 * @param run the run
	 * @param error the error that the command failed with, or {@code null} if it
	 * succeeded
	 */
	void trackCommandEnd(CommandRun run, @Nullable Throwable error);

}
