package io.github.tuxsentry.test.sentry;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The form of the page that sends commands and other interactions to a bot.
 */
interface PageForm {

	/**
	 * Return the commands that the bot has registered.
	 * @return the definitions of the commands, as an array
	 */
	JsonNode commands();

	/**
	 * Send what a user has filled in, and wait for the bot's reply.
	 * @param fields the values of the fields
	 * @return the reply
	 * @throws IllegalArgumentException if the fields make no sense
	 * @throws IllegalStateException if no bot is connected
	 */
	JsonNode submit(JsonNode fields);

}
