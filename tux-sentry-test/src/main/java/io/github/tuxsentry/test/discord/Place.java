package io.github.tuxsentry.test.discord;

/**
 * Place in which a user sends an interaction or message.
 */
enum Place {

	/**
	 * The guild that the bot is a member of.
	 */
	GUILD,

	/**
	 * The direct channel of the user and the bot.
	 */
	DIRECT,

	/**
	 * A guild that the bot is not a member of.
	 */
	DETACHED_GUILD

}
