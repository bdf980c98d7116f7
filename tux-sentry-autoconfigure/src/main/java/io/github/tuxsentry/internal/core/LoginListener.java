package io.github.tuxsentry.internal.core;

/**
 * Callback for logins of bots.
 */
public interface LoginListener {

	/**
	 * Called when a bot has begun to log in.
	 * @param bot the bot
	 */
	void loginBegan(Object bot);

	/**
	 * Called when a bot has logged in or its login has been abandoned.
	 * @param bot the bot
	 */
	void loginEnded(Object bot);

}
