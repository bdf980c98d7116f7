package io.github.tuxsentry;

import java.time.Duration;

/**
 * One run of a command, from {@link SentryManager#trackCommandStart} to
 * {@link SentryManager#trackCommandEnd}. Two runs of one command at once do not know of
 * each other.
 */
public interface CommandRun {

	/**
	 * Returns the command's qualified name.
	 * @return the name, e.g. {@code cases list}
	 */
	String name();

	/**
	 * Returns the command's type.
	 * @return {@code prefix}, {@code slash}, {@code user}, {@code message} or
	 * {@code unknown}
	 */
	String type();

	/**
	 * Returns the time since the start, or the whole time of a run that has ended.
	 * @return the time, never negative
	 */
	Duration elapsed();

}
