package io.github.tuxsentry.internal.discord;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.discord.UserDetails;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import org.jspecify.annotations.Nullable;

/**
 * Factory for the Sentry user of a Discord user. Sentry counts users by the ID; other
 * details are only displayed. Immutable.
 */
final class DiscordUsers {

	private final UserDetails extent;

	DiscordUsers(UserDetails extent) {
		this.extent = extent;
	}

	io.sentry.protocol.User describe(User user, @Nullable Member member) {
		io.sentry.protocol.User described = new io.sentry.protocol.User();
		described.setId(user.getId());
		if (this.extent == UserDetails.ID) {
			return described;
		}
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("display_name", (member != null) ? member.getEffectiveName() : user.getEffectiveName());
		details.put("bot", user.isBot());
		details.put("system", user.isSystem());
		if (member != null && this.extent == UserDetails.FULL) {
			addMembership(details, member);
		}
		described.setUsername(user.getName());
		described.setUnknown(details);
		return described;
	}

	private static void addMembership(Map<String, Object> details, Member member) {
		Guild guild = member.getGuild();
		details.put("guild_id", guild.getId());
		if (guild.isDetached() || member.isDetached()) {
			return;
		}
		details.put("guild_name", guild.getName());
		details.put("guild_member_count", guild.getMemberCount());
		details.put("guild_permissions", String.valueOf(Permission.getRaw(member.getPermissions())));
		Role topRole = member.getRoles().isEmpty() ? guild.getPublicRole() : member.getRoles().get(0);
		details.put("top_role", topRole.getName());
		if (member.hasTimeJoined()) {
			details.put("joined_at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(member.getTimeJoined()));
		}
	}

}
