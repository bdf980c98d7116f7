package io.github.tuxsentry.sample.command;

import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import org.jspecify.annotations.Nullable;

/**
 * One call of a command, whichever way the user made it.
 */
public interface CommandCall {

	/**
	 * Returns who made the call.
	 * @return the member, or {@code null} in a direct message
	 */
	@Nullable Member member();

	/**
	 * Returns an option that is a text.
	 * @param option the option's name
	 * @return the text
	 * @throws UsageException if the user left it out
	 */
	String text(String option);

	/**
	 * Returns an option that is a user.
	 * @param option the option's name
	 * @return the user
	 * @throws UsageException if the user left it out
	 */
	User user(String option);

	/**
	 * Shows that the answer will take a while.
	 */
	void thinking();

	/**
	 * Answers.
	 * @param text the answer
	 */
	void reply(String text);

	/**
	 * Says that the command failed, where possible to the user alone.
	 * @param text what the user is told
	 */
	void refuse(String text);

	/**
	 * Says that the command failed with a bug. A slash command without an answer is left
	 * to the starter, which answers with the ID of the event in Sentry.
	 * @param text what the user is told otherwise
	 */
	void fail(String text);

}
