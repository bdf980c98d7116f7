package io.github.tuxsentry.discord;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.tuxsentry.CommandContext;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;

/**
 * Describes a command to Sentry: the context {@code command} for prefix commands,
 * {@code interaction} for slash and context-menu commands.
 */
final class DiscordCommandContexts {

	private static final String APPLICATION_COMMAND = "application_command";

	private DiscordCommandContexts() {
	}

	static CommandContext describe(PrefixCommand command, MessageReceivedEvent event) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("command", command.name());
		values.put("message_id", event.getMessageId());
		values.put("channel_id", event.getChannel().getId());
		values.put("prefix", command.prefix());
		values.put("invoked_with", command.invokedWith());
		values.put("args_count", command.arguments().size());
		values.put("args", command.arguments());
		addPlace(values, event.isFromGuild() ? event.getGuild() : null, event.getChannel());
		return new CommandContext("command", values);
	}

	static CommandContext describe(GenericCommandInteractionEvent event) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("command", event.getFullCommandName());
		values.put("interaction_id", event.getId());
		if (event.getChannelId() != null) {
			values.put("channel_id", event.getChannelId());
		}
		values.put("interaction_type", APPLICATION_COMMAND);
		values.put("options", event.getOptions().stream().map(DiscordCommandContexts::describe).toList());
		addPlace(values, event.getGuild(), event.getChannel());
		return new CommandContext("interaction", values);
	}

	private static Map<String, String> describe(OptionMapping option) {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("name", option.getName());
		values.put("type", lowerCase(option.getType()));
		values.put("value", option.getAsString());
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
