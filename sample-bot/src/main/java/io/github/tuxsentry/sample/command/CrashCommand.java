package io.github.tuxsentry.sample.command;

import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;

import org.springframework.stereotype.Component;

/**
 * Command {@code /crash text}, which always fails, to demonstrate errors in Sentry.
 */
@Component
class CrashCommand extends ChatCommand {

	CrashCommand() {
		super(Commands.slash("crash", "Fails with an error")
			.addOption(OptionType.STRING, "text", "The error's message", true));
	}

	@Override
	protected void run(CommandCall call) {
		throw new IllegalStateException(call.text("text"));
	}

}
