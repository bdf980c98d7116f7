package io.github.tuxsentry.sample.command;

import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import org.jspecify.annotations.Nullable;

/**
 * Call of a command, either by slash command or by prefix command.
 */
public interface CommandCall {

	/**
	 * Return the member who called the command.
	 * @return the member, or {@code null} in a direct message
	 */
	@Nullable Member member();

	/**
	 * Return the value of a text option.
	 * @param option the name of the option
	 * @return the text
	 * @throws UsageException if the option is missing
	 */
	String text(String option);

	/**
	 * Return the value of a user option.
	 * @param option the name of the option
	 * @return the user
	 * @throws UsageException if the option is missing
	 */
	User user(String option);

	/**
	 * Show to the user that the response is pending.
	 */
	void thinking();

	/**
	 * Send the response.
	 * @param text the text of the response
	 */
	void reply(String text);

	/**
	 * Respond that the command was refused, if possible with a message that only the user
	 * can see.
	 * @param text the text of the response
	 */
	void refuse(String text);

	/**
	 * Respond that the command failed because of a bug. The response to a slash command
	 * that has not been acknowledged is left to the starter, which responds with the ID
	 * of the event in Sentry.
	 * @param text the text of the response in all other cases
	 */
	void fail(String text);

}
