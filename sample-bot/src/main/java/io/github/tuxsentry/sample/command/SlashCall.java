package io.github.tuxsentry.sample.command;

import java.util.function.Function;

import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;

/**
 * Call by slash command.
 */
final class SlashCall implements CommandCall {

	private final SlashCommandInteractionEvent event;

	SlashCall(SlashCommandInteractionEvent event) {
		this.event = event;
	}

	@Override
	public @Nullable Member member() {
		return this.event.getMember();
	}

	@Override
	public String text(String option) {
		return option(option, OptionMapping::getAsString);
	}

	@Override
	public User user(String option) {
		return option(option, OptionMapping::getAsUser);
	}

	private <T> T option(String name, Function<OptionMapping, T> value) {
		OptionMapping option = this.event.getOption(name);
		if (option == null) {
			throw new UsageException(name, "/" + this.event.getName() + " <" + name + ">");
		}
		return value.apply(option);
	}

	@Override
	public void thinking() {
		this.event.deferReply().queue();
	}

	@Override
	public void reply(String text) {
		reply(text, false);
	}

	@Override
	public void refuse(String text) {
		reply(text, true);
	}

	@Override
	public void fail(String text) {
		if (this.event.isAcknowledged()) {
			refuse(text);
		}
	}

	private void reply(String text, boolean toUserAlone) {
		if (this.event.isAcknowledged()) {
			this.event.getHook().sendMessage(text).setEphemeral(toUserAlone).queue();
		}
		else {
			this.event.reply(text).setEphemeral(toUserAlone).queue();
		}
	}

}
