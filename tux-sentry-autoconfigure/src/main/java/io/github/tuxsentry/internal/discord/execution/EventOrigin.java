package io.github.tuxsentry.internal.discord.execution;

import java.util.LinkedHashMap;
import java.util.Map;

import net.dv8tion.jda.api.events.GenericEvent;
import org.jspecify.annotations.Nullable;

/**
 * Origin of an event in Discord, as far as the event tells.
 *
 * @param userId the ID of the user who caused the event or whom it concerns
 * @param guildId the ID of the guild
 * @param channelId the ID of the channel
 */
record EventOrigin(@Nullable String userId, @Nullable String guildId, @Nullable String channelId) {

	static final EventOrigin NONE = new EventOrigin(null, null, null);

	private static final RecentIds IDS = new RecentIds();

	static EventOrigin of(GenericEvent event) {
		EventAccessors accessors = EventAccessors.of(event.getClass());
		return new EventOrigin(textOf(accessors.user().applyAsLong(event)),
				textOf(accessors.guild().applyAsLong(event)), textOf(accessors.channel().applyAsLong(event)));
	}

	static @Nullable String userIdOf(GenericEvent event) {
		return textOf(EventAccessors.of(event.getClass()).user().applyAsLong(event));
	}

	static @Nullable String guildIdOf(GenericEvent event) {
		return textOf(EventAccessors.of(event.getClass()).guild().applyAsLong(event));
	}

	private static @Nullable String textOf(long id) {
		return (id != 0) ? IDS.textOf(id) : null;
	}

	/**
	 * Return the fields of a Sentry context.
	 */
	Map<String, Object> toContext(String event) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("event", event);
		putIfPresent(values, "user_id", this.userId);
		putIfPresent(values, "guild_id", this.guildId);
		putIfPresent(values, "channel_id", this.channelId);
		return values;
	}

	private static void putIfPresent(Map<String, Object> values, String key, @Nullable String id) {
		if (id != null) {
			values.put(key, id);
		}
	}

}
