package io.github.tuxsentry.test.discord;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import net.dv8tion.jda.api.requests.GatewayIntent;

/**
 * Sender of the interactions, messages and other events of users to bots.
 */
final class Sender {

	private final LocalGuild guild;

	private final Gateway gateway;

	private final SentCommands sent;

	private final PostedMessages posted;

	private final Snowflakes ids;

	private final Signal signal;

	private final MessageJson messages;

	private final InteractionPlaces places;

	private final CommandData commands;

	private final InteractionJson interactions;

	Sender(LocalGuild guild, RegisteredCommands registered, Gateway gateway, SentCommands sent, PostedMessages posted,
			Attachments attachments, Snowflakes ids, Signal signal) {
		this.guild = guild;
		this.gateway = gateway;
		this.sent = sent;
		this.posted = posted;
		this.ids = ids;
		this.signal = signal;
		this.messages = new MessageJson(guild);
		this.places = new InteractionPlaces(guild, ids);
		this.commands = new CommandData(guild, registered, this.places, this.messages, attachments, ids);
		this.interactions = new InteractionJson(guild, this.places, this.commands,
				new ComponentData(guild, this.places, this.messages, posted, ids));
	}

	LocalMember member(String name) {
		return this.guild.member(name);
	}

	SentCommand send(Draft<?> draft) {
		return (draft instanceof CommandDraft command && command.kind() == CommandKind.PREFIX) ? sendMessage(command)
				: sendInteraction(draft);
	}

	LocalMember join(String name) {
		LocalMember member = this.guild.member(name).joinsNow();
		ObjectNode json = member.memberJsonWithUser().put("guild_id", this.guild.id());
		this.gateway.dispatchToGuild("GUILD_MEMBER_ADD", json, GatewayIntent.GUILD_MEMBERS);
		return member;
	}

	void react(String userName, String emoji) {
		ObjectNode last = this.posted.last(this.guild.channelId());
		if (last == null) {
			throw new IllegalStateException("There is no message in the guild's channel to react to");
		}
		react(userName, last.path("id").asText(), emoji);
	}

	void react(String userName, String messageId, String emoji) {
		LocalMember user = this.guild.member(userName);
		ObjectNode json = Json.object()
			.put("user_id", user.id())
			.put("guild_id", this.guild.id())
			.put("channel_id", this.guild.channelId())
			.put("message_id", messageId)
			.put("type", 0)
			.put("burst", false);
		ObjectNode message = this.posted.get(messageId);
		if (message != null) {
			json.set("message_author_id", message.path("author").path("id"));
		}
		json.set("member", user.memberJsonWithUser());
		json.set("emoji", Json.object().putNull("id").put("name", emoji));
		this.gateway.dispatchToGuild("MESSAGE_REACTION_ADD", json, GatewayIntent.GUILD_MESSAGE_REACTIONS);
	}

	static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private SentCommand sendInteraction(Draft<?> draft) {
		String id = this.ids.next();
		String token = base64("interaction:" + id + ":" + UUID.randomUUID() + UUID.randomUUID());
		ObjectNode interaction = this.interactions.of(id, token, draft);
		SentCommand command = new SentCommand(interaction, draft.text(), draft.user(), this.signal);
		this.sent.interaction(token, command);
		this.gateway.dispatchInteraction(interaction, draft.place());
		return command;
	}

	private SentCommand sendMessage(CommandDraft draft) {
		if (draft.place() == Place.DETACHED_GUILD) {
			throw new IllegalStateException("Messages of a guild that the bot is not in do not reach it");
		}
		boolean direct = draft.place() == Place.DIRECT;
		String channelId = this.places.channelId(draft);
		String text = this.commands.text(draft);
		ObjectNode message = this.messages.written(this.ids.next(), channelId, draft.user(), text);
		SentCommand command = new SentCommand(message, text, draft.user(), this.signal);
		this.sent.message(command);
		this.posted.put(message);
		this.gateway.dispatchMessage(message, direct);
		return command;
	}

}
