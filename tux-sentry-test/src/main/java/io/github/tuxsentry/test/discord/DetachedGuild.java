package io.github.tuxsentry.test.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Guild that the bot is not a member of and only receives interactions from.
 */
final class DetachedGuild {

	private final LocalGuild home;

	private final String id;

	private final String channelId;

	private final String roleId;

	DetachedGuild(LocalGuild home, Snowflakes ids) {
		this.home = home;
		this.id = ids.next();
		this.channelId = ids.next();
		this.roleId = ids.next();
	}

	String channelId() {
		return this.channelId;
	}

	void describe(ObjectNode interaction, LocalMember user) {
		String permissions = Long.toString(this.home.permissionsOf(user));
		interaction.put("guild_id", this.id).put("guild_locale", "en-US");
		interaction.set("guild", Json.object().put("id", this.id).put("locale", "en-US").set("features", Json.array()));
		interaction.set("channel",
				Json.object()
					.put("id", this.channelId)
					.put("guild_id", this.id)
					.put("type", 0)
					.put("name", "elsewhere")
					.put("position", 0)
					.put("permissions", permissions));
		ObjectNode member = user.memberJsonWithUser();
		// The bot does not know the roles of this guild.
		member.set("roles", Json.array().add(this.roleId));
		interaction.set("member", member);
		interaction.set("authorizing_integration_owners", Json.object().put("1", user.id()));
	}

}
