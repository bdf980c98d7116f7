package io.github.tuxsentry.sample.moderation;

import java.util.List;
import java.util.stream.Collectors;

import io.github.tuxsentry.sample.command.RegisteredCommand;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;

import org.springframework.stereotype.Component;

/**
 * Command {@code Show cases} in the context menu of a user, which lists the cases about
 * the user.
 */
@Component
class ShowCases extends ListenerAdapter implements RegisteredCommand {

	private static final String NAME = "Show cases";

	private final CaseRepository cases;

	ShowCases(CaseRepository cases) {
		this.cases = cases;
	}

	@Override
	public CommandData definition() {
		return Commands.user(NAME);
	}

	@Override
	public void onUserContextInteraction(UserContextInteractionEvent event) {
		if (event.getName().equals(NAME)) {
			User user = event.getTarget();
			event.reply(list(user, this.cases.findByUser(user.getId()))).setEphemeral(true).queue();
		}
	}

	private static String list(User user, List<Case> cases) {
		String heading = "%s has %d case(s)".formatted(user.getName(), cases.size());
		return cases.stream()
			.map((entry) -> "\n%d %s: %.100s".formatted(entry.id(), entry.kind(), entry.reason()))
			.collect(Collectors.joining("", heading, ""));
	}

}
