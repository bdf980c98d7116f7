package io.github.tuxsentry.test.discord;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A user of the local Discord and member of its guild. Safe for use by several threads.
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
	 * The user's id.
	 * @return a snowflake, the same for as long as the local Discord runs
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The user's unique name.
	 * @return the name, such as {@code alice}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The name other users see.
	 * @return the name with its first letter in upper case, such as {@code Alice}
	 */
	public String displayName() {
		return this.name.substring(0, 1).toUpperCase(Locale.ROOT) + this.name.substring(1);
	}

	/**
	 * Gives the member the role {@code Moderator}, which may ban members.
	 * @return this
	 */
	public LocalMember moderator() {
		return roles(LocalGuild.MODERATOR);
	}

	/**
	 * Gives the member roles of the guild, in addition to those it has.
	 * @param names the roles' names
	 * @return this
	 * @throws IllegalArgumentException if the guild has no role of such a name
	 */
	public LocalMember roles(String... names) {
		for (String role : names) {
			this.roleIds.add(this.guild.roleId(role));
		}
		return this;
	}

	/**
	 * Has the member be as new as can be.
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
	 * The membership without its user, as messages have it.
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
