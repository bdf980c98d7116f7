package io.github.tuxsentry.test.discord;

/**
 * Where a user does something.
 */
enum Place {

	/** In the guild that the bot is in. */
	GUILD,

	/** In the user's direct channel with the bot. */
	DIRECT,

	/** In a guild that the bot is not in. */
	DETACHED_GUILD

}
