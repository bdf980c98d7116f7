package io.github.tuxsentry.sample.tldr;

import io.github.tuxsentry.sample.command.ChatCommand;
import io.github.tuxsentry.sample.command.CommandCall;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;

import org.springframework.stereotype.Component;

/**
 * Command {@code /tldr page}, which explains a command-line program.
 */
@Component
class TldrCommand extends ChatCommand {

	private final TldrPages pages;

	TldrCommand(TldrPages pages) {
		super(Commands.slash("tldr", "Explains a program of the command line")
			.addOption(OptionType.STRING, "page", "The program's name, such as tar", true));
		this.pages = pages;
	}

	@Override
	protected void run(CommandCall call) {
		call.thinking();
		call.reply(this.pages.page(call.text("page")));
	}

}
