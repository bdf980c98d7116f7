package io.github.tuxsentry.internal.discord;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.discord.ArgumentDetails;
import io.github.tuxsentry.discord.PrefixCommand;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the Sentry context of a command: {@code command} for prefix commands,
 * {@code interaction} for interactions. Immutable.
 */
final class DiscordCommandContexts {

	private static final String HIDDEN = "[hidden]";

	private static final String LENGTH = "length";

	private final ArgumentDetails details;

	private final Set<String> hiddenOptions;

	/**
	 * Create a new factory.
	 * @param details the details of options and arguments to send
	 * @param hiddenOptions the names of options whose values are not sent, either alone
	 * or qualified by the name of the command and a dot, in lower or upper case
	 */
	DiscordCommandContexts(ArgumentDetails details, Set<String> hiddenOptions) {
		this.details = details;
		this.hiddenOptions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		this.hiddenOptions.addAll(hiddenOptions);
	}

	CommandContext describe(PrefixCommand command, MessageReceivedEvent event) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("command", command.name());
		values.put("message_id", event.getMessageId());
		values.put("channel_id", event.getChannel().getId());
		values.put("prefix", command.prefix());
		values.put("invoked_with", command.invokedWith());
		values.put("args_count", command.arguments().size());
		if (this.details != ArgumentDetails.NONE) {
			values.put("args", (this.details == ArgumentDetails.FULL) ? command.arguments()
					: command.arguments().stream().map((argument) -> Map.of(LENGTH, argument.length())).toList());
		}
		addPlace(values, event.isFromGuild() ? event.getGuild() : null, event.getChannel());
		return new CommandContext("command", values);
	}

	CommandContext describe(String command, GenericInteractionCreateEvent event) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("command", command);
		values.put("interaction_id", event.getId());
		if (event.getChannelId() != null) {
			values.put("channel_id", event.getChannelId());
		}
		values.put("interaction_type", typeOf(event));
		if (this.details != ArgumentDetails.NONE
				&& event.getInteraction() instanceof CommandInteractionPayload payload) {
			values.put("options", payload.getOptions().stream().map((option) -> describe(command, option)).toList());
		}
		addPlace(values, event.getGuild(), event.getChannel());
		return new CommandContext("interaction", values);
	}

	/**
	 * Return the name of the type in Discord's API.
	 */
	private static String typeOf(GenericInteractionCreateEvent event) {
		return switch (event.getInteraction().getType()) {
			case COMMAND -> "application_command";
			case COMPONENT -> "message_component";
			case COMMAND_AUTOCOMPLETE -> "autocomplete";
			default -> lowerCase(event.getInteraction().getType());
		};
	}

	private Map<String, Object> describe(String command, OptionMapping option) {
		boolean hidden = this.hiddenOptions.contains(option.getName())
				|| this.hiddenOptions.contains(command + "." + option.getName());
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("name", option.getName());
		values.put("type", lowerCase(option.getType()));
		if (hidden) {
			values.put("value", HIDDEN);
		}
		else if (this.details == ArgumentDetails.FULL) {
			values.put("value", option.getAsString());
		}
		else {
			values.put(LENGTH, option.getAsString().length());
		}
		return values;
	}

	private static void addPlace(Map<String, Object> values, @Nullable Guild guild, @Nullable Channel channel) {
		if (guild == null) {
			return;
		}
		values.put("guild_id", guild.getId());
		if (!guild.isDetached()) {
			values.put("guild_name", guild.getName());
			values.put("guild_member_count", guild.getMemberCount());
		}
		if (channel != null) {
			values.put("channel_name", channel.getName());
			values.put("channel_type", lowerCase(channel.getType()));
		}
	}

	private static String lowerCase(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

}
