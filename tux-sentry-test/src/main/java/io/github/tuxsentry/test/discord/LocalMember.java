package io.github.tuxsentry.test.discord;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * User of the local Discord, who is a member of its guild. Thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalMember {

	private final LocalGuild guild;

	private final String id;

	private final String name;

	private final String directChannelId;

	private final boolean bot;

	private volatile Instant joinedAt = Instant.now().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

	private final Set<String> roleIds = new CopyOnWriteArraySet<>();

	LocalMember(LocalGuild guild, String name, boolean bot, Snowflakes ids) {
		this.guild = guild;
		this.id = ids.next();
		this.directChannelId = ids.next();
		this.name = name;
		this.bot = bot;
	}

	/**
	 * Return the ID of the user.
	 * @return the ID, which does not change
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the unique name of the user.
	 * @return the name, e.g. {@code alice}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the display name of the user.
	 * @return the name with its first letter in upper case, e.g. {@code Alice}
	 */
	public String displayName() {
		return this.name.substring(0, 1).toUpperCase(Locale.ROOT) + this.name.substring(1);
	}

	/**
	 * Add the role {@code Moderator}, which permits banning members.
	 * @return this member
	 */
	public LocalMember moderator() {
		return roles(LocalGuild.MODERATOR);
	}

	/**
	 * Add roles of the guild.
	 * @param names the names of the roles
	 * @return this member
	 * @throws IllegalArgumentException if the guild has no role with a given name
	 */
	public LocalMember roles(String... names) {
		for (String role : names) {
			this.roleIds.add(this.guild.roleId(role));
		}
		return this;
	}

	/**
	 * Set the time at which the member joined to now.
	 */
	LocalMember joinsNow() {
		this.joinedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		return this;
	}

	String directChannelId() {
		return this.directChannelId;
	}

	Set<String> roleIds() {
		return this.roleIds;
	}

	ObjectNode userJson() {
		return Json.object()
			.put("id", this.id)
			.put("username", this.name)
			.put("global_name", displayName())
			.put("discriminator", "0")
			.putNull("avatar")
			.put("bot", this.bot);
	}

	/**
	 * Return the member without its user, as in messages.
	 */
	ObjectNode memberJson() {
		ObjectNode json = Json.object();
		ArrayNode roles = json.putArray("roles");
		this.roleIds.forEach(roles::add);
		return json.put("joined_at", this.joinedAt.toString())
			.put("permissions", Long.toString(this.guild.permissionsOf(this)))
			.put("deaf", false)
			.put("mute", false);
	}

	ObjectNode memberJsonWithUser() {
		ObjectNode json = memberJson();
		json.set("user", userJson());
		return json;
	}

	ObjectNode directChannelJson() {
		ObjectNode json = Json.object().put("id", this.directChannelId).put("type", 1);
		json.putArray("recipients").add(userJson());
		return json;
	}

	@Override
	public String toString() {
		return this.name + " (" + this.id + ")";
	}

}
