package io.github.tuxsentry.sample.moderation;

import io.github.tuxsentry.sample.command.RegisteredCommand;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;

import org.springframework.stereotype.Component;

/**
 * Command {@code Report message} in the context menu of a message, which opens a case
 * about the author of the message.
 */
@Component
class ReportMessage extends ListenerAdapter implements RegisteredCommand {

	private static final String NAME = "Report message";

	private final CaseRepository cases;

	ReportMessage(CaseRepository cases) {
		this.cases = cases;
	}

	@Override
	public CommandData definition() {
		return Commands.message(NAME);
	}

	@Override
	public void onMessageContextInteraction(MessageContextInteractionEvent event) {
		if (event.getName().equals(NAME)) {
			Message message = event.getTarget();
			long number = this.cases.add("report", message.getAuthor().getId(), event.getUser().getId(),
					message.getContentRaw());
			event.reply("Thank you. It is case %d.".formatted(number)).setEphemeral(true).queue();
		}
	}

}
