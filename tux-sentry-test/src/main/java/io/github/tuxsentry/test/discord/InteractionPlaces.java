package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Contributor of the guild, channel and user to the JSON of an interaction.
 */
final class InteractionPlaces {

	private static final int CONTEXT_GUILD = 0;

	private static final int CONTEXT_BOT_DIRECT = 1;

	private final LocalGuild guild;

	private final DetachedGuild detached;

	InteractionPlaces(LocalGuild guild, Snowflakes ids) {
		this.guild = guild;
		this.detached = new DetachedGuild(guild, ids);
	}

	String channelId(Draft<?> draft) {
		return switch (draft.place()) {
			case GUILD -> channel(draft).id();
			case DIRECT -> draft.user().directChannelId();
			case DETACHED_GUILD -> this.detached.channelId();
		};
	}

	void describe(ObjectNode interaction, Draft<?> draft) {
		interaction.put("channel_id", channelId(draft))
			.put("context", (draft.place() == Place.DIRECT) ? CONTEXT_BOT_DIRECT : CONTEXT_GUILD);
		switch (draft.place()) {
			case GUILD -> inGuild(interaction, draft.user(), channel(draft));
			case DIRECT -> direct(interaction, draft.user());
			case DETACHED_GUILD -> this.detached.describe(interaction, draft.user());
		}
	}

	private LocalChannel channel(Draft<?> draft) {
		LocalChannel chosen = draft.channel();
		return (chosen != null) ? chosen : this.guild.channel(this.guild.channelName());
	}

	private void direct(ObjectNode interaction, LocalMember user) {
		interaction.set("channel", user.directChannelJson());
		interaction.set("user", user.userJson());
		interaction.set("authorizing_integration_owners", Json.object().put("0", "0"));
	}

	private void inGuild(ObjectNode interaction, LocalMember user, LocalChannel channel) {
		interaction.put("guild_id", this.guild.id()).put("guild_locale", "en-US");
		interaction.set("guild", this.guild.briefJson());
		interaction.set("channel", channel.json().put("permissions", Long.toString(this.guild.permissionsOf(user))));
		interaction.set("member", user.memberJsonWithUser());
		interaction.set("authorizing_integration_owners", Json.object().put("0", this.guild.id()));
	}

}
