package io.github.tuxsentry.internal.filter;

/**
 * Modes of handling the spans of calls to Discord.
 */
enum DiscordApiSpans {

	/**
	 * Send all of them.
	 */
	KEEP,

	/**
	 * Send only those of slow calls and of failed ones.
	 */
	SLOW,

	/**
	 * Send none of them.
	 */
	DROP

}
