package io.github.tuxsentry.discord;

/**
 * Details of Discord users that are sent with events.
 *
 * @since 0.1.0
 */
public enum UserDetails {

	/**
	 * The profile and the guild membership.
	 */
	FULL,

	/**
	 * The ID, the names and whether the user is a bot or a system account.
	 */
	PROFILE,

	/**
	 * The ID only.
	 */
	ID

}
