package io.github.tuxsentry.test.discord;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Interactions as the gateway sends them.
 */
final class InteractionJson {

	private static final int APPLICATION_COMMAND = 2;

	private static final int CONTEXT_GUILD = 0;

	private static final int CONTEXT_BOT_DIRECT = 1;

	private final LocalGuild guild;

	private final RegisteredCommands commands;

	private final OptionValues optionValues;

	private final MessageJson messages;

	private final Snowflakes ids;

	InteractionJson(LocalGuild guild, RegisteredCommands commands, OptionValues optionValues, MessageJson messages,
			Snowflakes ids) {
		this.guild = guild;
		this.commands = commands;
		this.optionValues = optionValues;
		this.messages = messages;
		this.ids = ids;
	}

	ObjectNode of(String id, String token, CommandDraft draft) {
		LocalMember bot = this.guild.bot();
		ObjectNode json = Json.object()
			.put("id", id)
			.put("application_id", bot.id())
			.put("type", APPLICATION_COMMAND)
			.put("token", token)
			.put("version", 1)
			.put("locale", "en-US")
			.put("app_permissions", Long.toString(this.guild.permissionsOf(bot)));
		json.putArray("entitlements");
		json.set("data", data(draft));
		if (draft.isDirect()) {
			direct(json, draft.user());
		}
		else {
			inGuild(json, draft.user());
		}
		return json;
	}

	private void direct(ObjectNode json, LocalMember user) {
		json.put("context", CONTEXT_BOT_DIRECT).put("channel_id", user.directChannelId());
		json.set("channel", user.directChannelJson());
		json.set("user", user.userJson());
		json.set("authorizing_integration_owners", Json.object().put("0", "0"));
	}

	private void inGuild(ObjectNode json, LocalMember user) {
		json.put("context", CONTEXT_GUILD)
			.put("guild_id", this.guild.id())
			.put("guild_locale", "en-US")
			.put("channel_id", this.guild.channelId());
		json.set("guild", this.guild.briefJson());
		json.set("channel", this.guild.channelJson().put("permissions", Long.toString(this.guild.permissionsOf(user))));
		json.set("member", user.memberJsonWithUser());
		json.set("authorizing_integration_owners", Json.object().put("0", this.guild.id()));
	}

	private ObjectNode data(CommandDraft draft) {
		List<String> path = draft.path();
		ResolvedUsers resolved = new ResolvedUsers(draft.isDirect());
		ObjectNode data = Json.object().put("name", path.get(0)).put("type", draft.kind().wireType());
		String registeredId = this.commands.idOf(path.get(0), draft.kind());
		data.put("id", (registeredId != null) ? registeredId : this.ids.next());
		switch (draft.kind()) {
			case USER -> data.put("target_id", resolved.add(this.guild.member(draft.target("bob"))));
			case SLASH -> data.set("options", this.optionValues.nested(path, draft.options(), resolved));
			default -> {
				// The target of a message command is added below.
			}
		}
		data.set("resolved", resolved.json());
		if (draft.kind() == CommandKind.MESSAGE) {
			String messageId = this.ids.next();
			String channelId = (draft.isDirect()) ? draft.user().directChannelId() : this.guild.channelId();
			data.put("target_id", messageId);
			ObjectNode target = this.messages.written(messageId, this.guild.member("bob"), draft.target("Hello"), false)
				.put("channel_id", channelId);
			data.set("resolved", Json.object().set("messages", Json.object().set(messageId, target)));
		}
		return data;
	}

}
