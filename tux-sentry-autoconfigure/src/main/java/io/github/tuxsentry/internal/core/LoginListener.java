package io.github.tuxsentry.internal.core;

/**
 * Is told when bots log in.
 */
public interface LoginListener {

	/**
	 * A bot has begun to log in.
	 * @param bot the bot
	 */
	void loginBegan(Object bot);

	/**
	 * A bot has logged in, or has given it up.
	 * @param bot the bot
	 */
	void loginEnded(Object bot);

}
