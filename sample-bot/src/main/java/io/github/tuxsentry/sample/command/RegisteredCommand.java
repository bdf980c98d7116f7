package io.github.tuxsentry.sample.command;

import net.dv8tion.jda.api.interactions.commands.build.CommandData;

/**
 * A command that Discord is to know.
 */
public interface RegisteredCommand {

	/**
	 * Says what Discord shows of the command.
	 * @return the definition
	 */
	CommandData definition();

}
