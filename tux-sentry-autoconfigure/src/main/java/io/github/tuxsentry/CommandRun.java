package io.github.tuxsentry;

import java.time.Duration;

/**
 * Single run of a command, from {@link CommandTracker#trackCommandStart} to
 * {@link CommandTracker#trackCommandEnd}. Concurrent runs of the same command are
 * independent of each other.
 *
 * @since 0.1.0
 */
public interface CommandRun {

	/**
	 * Return the qualified name of the command.
	 * @return the name, e.g. {@code cases list}
	 */
	String name();

	/**
	 * Return the type of the command.
	 * @return {@code prefix}, {@code slash}, {@code user} or {@code message} for
	 * commands, {@code button}, {@code string_select}, {@code entity_select},
	 * {@code modal} or {@code autocomplete} for other interactions, a custom type, or
	 * {@code unknown}
	 */
	String type();

	/**
	 * Return the time since the start, or the total time of a run that has ended.
	 * @return the time, never negative
	 */
	Duration elapsed();

}
