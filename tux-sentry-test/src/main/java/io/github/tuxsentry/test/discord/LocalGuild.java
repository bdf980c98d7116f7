package io.github.tuxsentry.test.discord;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.dv8tion.jda.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Guild of the local Discord, with the text channel {@code general}. The bot and the
 * owner, {@code owner}, have all permissions, and {@code alice} has the role
 * {@code Moderator}. All other members only have the permissions of {@code @everyone}.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalGuild {

	static final String MODERATOR = "Moderator";

	private static final long EVERYTHING = Permission.getRaw(Permission.values());

	private static final long EVERYONE = Permission.getRaw(Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND,
			Permission.MESSAGE_HISTORY, Permission.MESSAGE_EMBED_LINKS, Permission.MESSAGE_ADD_REACTION,
			Permission.USE_APPLICATION_COMMANDS);

	private final Snowflakes ids;

	private final String id;

	private final LocalChannels channels;

	private final LocalChannel general;

	private final Instant createdAt = Instant.now().minus(60, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

	private final Map<String, LocalRole> roles = new ConcurrentHashMap<>();

	private final Map<String, LocalMember> members = new ConcurrentHashMap<>();

	private final LocalMember bot;

	private final LocalMember owner;

	private volatile BiConsumer<String, ObjectNode> listener = (event, json) -> {
	};

	LocalGuild(Snowflakes ids) {
		this.ids = ids;
		this.id = ids.next();
		this.roles.put("@everyone", new LocalRole(this.id, "@everyone", 0, EVERYONE));
		role(MODERATOR, Permission.BAN_MEMBERS);
		role("Bot", Permission.ADMINISTRATOR);
		this.bot = new LocalMember(this, "tux", true, ids).roles("Bot");
		this.members.put(this.bot.name(), this.bot);
		this.owner = member("owner");
		member("alice").moderator();
		this.channels = new LocalChannels(this.id, this.owner.id(), ids,
				(event, channel) -> this.listener.accept(event, channel));
		this.general = channel("general");
	}

	/**
	 * Return the ID of the guild.
	 * @return the ID
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the name of the guild.
	 * @return {@code Test Guild}
	 */
	public String name() {
		return "Test Guild";
	}

	/**
	 * Return the ID of the channel {@code general}.
	 * @return the ID
	 */
	public String channelId() {
		return this.general.id();
	}

	/**
	 * Return the name of the channel {@code general}.
	 * @return {@code general}
	 */
	public String channelName() {
		return this.general.name();
	}

	/**
	 * Return the member with the given name. The member is created if it does not exist.
	 * @param name the name of the user, which is case-sensitive
	 * @return the member, the same one for the same name
	 */
	public LocalMember member(String name) {
		return this.members.computeIfAbsent(name, (newName) -> new LocalMember(this, newName, false, this.ids));
	}

	/**
	 * Add a role to the guild, or change the permissions of the role with the given name.
	 * An event is sent to connected bots.
	 * @param name the name of the role
	 * @param permissions the permissions in addition to those of {@code @everyone}
	 * @return this guild
	 */
	public LocalGuild role(String name, Permission... permissions) {
		LocalRole existing = this.roles.get(name);
		LocalRole role = new LocalRole((existing != null) ? existing.id() : this.ids.next(), name,
				(existing != null) ? existing.position() : this.roles.size(), Permission.getRaw(permissions));
		this.roles.put(name, role);
		this.listener.accept((existing != null) ? "GUILD_ROLE_UPDATE" : "GUILD_ROLE_CREATE",
				Json.object().put("guild_id", this.id).set("role", role.json()));
		return this;
	}

	/**
	 * Return the text channel with the given name. It is created if it does not exist,
	 * and an event is sent to connected bots.
	 * @param name the name of the channel, e.g. {@code general}
	 * @return the channel, the same one for the same name
	 */
	public LocalChannel channel(String name) {
		return this.channels.named(LocalChannel.Kind.TEXT, name, null);
	}

	/**
	 * Return the forum with the given name. It is created if it does not exist, and an
	 * event is sent to connected bots.
	 * @param name the name of the forum
	 * @return the forum, the same one for the same name
	 */
	public LocalChannel forum(String name) {
		return this.channels.named(LocalChannel.Kind.FORUM, name, null);
	}

	/**
	 * Set the listener for events about roles and channels.
	 */
	void onChange(BiConsumer<String, ObjectNode> listener) {
		this.listener = listener;
	}

	LocalChannels channels() {
		return this.channels;
	}

	LocalMember bot() {
		return this.bot;
	}

	Collection<LocalMember> members() {
		return this.members.values();
	}

	@Nullable LocalMember memberById(String id) {
		return this.members.values().stream().filter((member) -> member.id().equals(id)).findFirst().orElse(null);
	}

	@Nullable LocalMember memberByDirectChannel(String channelId) {
		return this.members.values()
			.stream()
			.filter((member) -> member.directChannelId().equals(channelId))
			.findFirst()
			.orElse(null);
	}

	String roleId(String name) {
		return roleNamed(name).id();
	}

	LocalRole roleNamed(String name) {
		LocalRole role = this.roles.get(name);
		if (role == null) {
			throw new IllegalArgumentException("The guild has no role named " + name + " but " + this.roles.keySet());
		}
		return role;
	}

	boolean hasRole(String name) {
		return this.roles.containsKey(name);
	}

	long permissionsOf(LocalMember member) {
		if (member == this.owner) {
			return EVERYTHING;
		}
		long raw = this.roles.values()
			.stream()
			.filter((role) -> role.id().equals(this.id) || member.roleIds().contains(role.id()))
			.mapToLong(LocalRole::permissions)
			.reduce(0, (left, right) -> left | right);
		return ((raw & Permission.ADMINISTRATOR.getRawValue()) != 0) ? EVERYTHING : raw;
	}

	/**
	 * Return the guild as JSON for an interaction.
	 */
	ObjectNode briefJson() {
		return Json.object().put("id", this.id).put("locale", "en-US").set("features", Json.array());
	}

	/**
	 * Return the guild as JSON for the gateway. JDA does not become ready without the
	 * field {@code afk_timeout}, or if a role has no {@code colors}, or {@code color} for
	 * JDA 5.
	 */
	ObjectNode json() {
		ObjectNode json = Json.object()
			.put("id", this.id)
			.put("name", name())
			.put("owner_id", this.owner.id())
			.put("joined_at", this.createdAt.toString())
			.put("member_count", this.members.size())
			.put("afk_timeout", 300)
			.put("large", false)
			.put("unavailable", false);
		ArrayNode rolesJson = json.putArray("roles");
		this.roles.values().forEach((role) -> rolesJson.add(role.json()));
		json.set("channels", this.channels.json());
		json.set("threads", this.channels.threadsJson());
		json.putArray("members").add(this.bot.memberJsonWithUser()).add(this.owner.memberJsonWithUser());
		for (String empty : Arrays.asList("guild_scheduled_events", "emojis", "stickers", "voice_states", "presences",
				"features")) {
			json.putArray(empty);
		}
		return json;
	}

}
