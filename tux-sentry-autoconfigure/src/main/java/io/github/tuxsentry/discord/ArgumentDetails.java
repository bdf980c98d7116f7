package io.github.tuxsentry.discord;

/**
 * Details of the options and arguments of commands that are sent with events and
 * transactions.
 *
 * @since 0.1.0
 */
public enum ArgumentDetails {

	/**
	 * The names, types and values.
	 */
	FULL,

	/**
	 * The names, the types and the length of the values.
	 */
	REDACTED,

	/**
	 * The number of arguments only.
	 */
	NONE

}
