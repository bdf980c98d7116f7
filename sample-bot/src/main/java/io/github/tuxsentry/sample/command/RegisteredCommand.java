package io.github.tuxsentry.sample.command;

import net.dv8tion.jda.api.interactions.commands.build.CommandData;

/**
 * Command that is registered with Discord.
 */
public interface RegisteredCommand {

	/**
	 * Return the definition of the command, which Discord displays to users.
	 * @return the definition
	 */
	CommandData definition();

}
