package io.github.tuxsentry.discord;

/**
 * How much of a Discord user is sent.
 */
public enum UserDetails {

	/**
	 * The profile, and the membership of the guild.
	 */
	FULL,

	/**
	 * The id, the names, and whether it is a bot or of the system.
	 */
	PROFILE,

	/**
	 * Nothing but the id.
	 */
	ID

}
