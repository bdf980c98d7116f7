package io.github.tuxsentry.sample.command;

import io.github.tuxsentry.error.TuxException;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/**
 * Base class for commands that can be called as {@code /name} and as {@code !name}. If a
 * command fails, a reply is sent to the user and the exception is rethrown, so that the
 * starter reports it.
 */
public abstract class ChatCommand extends ListenerAdapter implements RegisteredCommand {

	private static final String SORRY = "Something went wrong. It has been reported.";

	private final SlashCommandData definition;

	/**
	 * Create a new command.
	 * @param definition the name and the options, whose order is that of the arguments of
	 * the prefix command
	 */
	protected ChatCommand(SlashCommandData definition) {
		this.definition = definition;
	}

	/**
	 * Execute the command.
	 * @param call the call to respond to
	 */
	protected abstract void run(CommandCall call);

	@Override
	public final SlashCommandData definition() {
		return this.definition;
	}

	@Override
	public final void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		if (event.getName().equals(this.definition.getName())) {
			answer(new SlashCall(event));
		}
	}

	@Override
	public final void onMessageReceived(MessageReceivedEvent event) {
		PrefixCall call = PrefixCall.of(event, this.definition);
		if (call != null) {
			answer(call);
		}
	}

	private void answer(CommandCall call) {
		try {
			run(call);
		}
		catch (RuntimeException failure) {
			explain(call, failure);
			throw failure;
		}
	}

	private static void explain(CommandCall call, RuntimeException failure) {
		String userMessage = (failure instanceof TuxException known) ? known.getUserMessage() : null;
		if (userMessage != null) {
			call.refuse(userMessage);
		}
		else {
			call.fail(SORRY);
		}
	}

}
