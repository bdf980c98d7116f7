package io.github.tuxsentry;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * Interface for tracking commands. Commands received by JDA are tracked automatically;
 * {@link #hold()} and {@link #track} keep them open for work that is not followed
 * automatically. Commands of another origin, such as a console or a website, are tracked
 * with {@link #trackCommandStart} and {@link #trackCommandEnd}.
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

	/**
	 * Mark the end of a command that is detected later than it occurred, like
	 * {@link #trackCommandEnd(CommandRun, Throwable)}.
	 * @param run the run
	 * @param error the error that the command failed with, or {@code null} if it
	 * succeeded
	 * @param elapsed the time from the start to the end, which replaces the time measured
	 * by the run
	 */
	default void trackCommandEnd(CommandRun run, @Nullable Throwable error, Duration elapsed) {
		trackCommandEnd(run, error);
	}

	/**
	 * Hold the current command open until the hold is closed or the deadline of the
	 * command has passed, e.g. for work on a thread that the bot has created. The hold
	 * may be closed on any thread. Without a current command it has no effect.
	 * @return the hold
	 */
	Hold hold();

	/**
	 * Hold the current command open until a stage completes. If the stage completes
	 * exceptionally, the command has failed; the exception is not captured.
	 * @param <S> the type of the stage
	 * @param stage the stage
	 * @return the same stage
	 */
	<S extends CompletionStage<?>> S track(S stage);

	/**
	 * Hold on a command.
	 */
	interface Hold extends AutoCloseable {

		/**
		 * Record that the work failed. The first failure is that of the command; the
		 * exception is not captured.
		 * @param failure the failure
		 */
		void fail(Throwable failure);

		/**
		 * Release the hold. Closing it again has no effect.
		 */
		@Override
		void close();

	}

}
