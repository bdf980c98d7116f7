package io.github.tuxsentry.test.sentry;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Form of the page, which sends commands and other interactions to a bot.
 */
interface PageForm {

	/**
	 * Return the commands that the bot has registered.
	 * @return the definitions of the commands, as an array
	 */
	JsonNode commands();

	/**
	 * Send the submitted interaction to the bot, and wait for its reply.
	 * @param fields the values of the fields
	 * @return the reply
	 * @throws IllegalArgumentException if the fields are invalid
	 * @throws IllegalStateException if no bot is connected
	 */
	JsonNode submit(JsonNode fields);

}
