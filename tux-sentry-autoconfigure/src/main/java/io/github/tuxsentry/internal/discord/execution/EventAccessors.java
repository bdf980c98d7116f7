package io.github.tuxsentry.internal.discord.execution;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.automod.AutoModExecutionEvent;
import net.dv8tion.jda.api.events.automod.GenericAutoModRuleEvent;
import net.dv8tion.jda.api.events.channel.GenericChannelEvent;
import net.dv8tion.jda.api.events.channel.forum.GenericForumTagEvent;
import net.dv8tion.jda.api.events.emoji.GenericEmojiEvent;
import net.dv8tion.jda.api.events.entitlement.GenericEntitlementEvent;
import net.dv8tion.jda.api.events.guild.GenericGuildEvent;
import net.dv8tion.jda.api.events.guild.GuildAuditLogEntryCreateEvent;
import net.dv8tion.jda.api.events.guild.GuildBanEvent;
import net.dv8tion.jda.api.events.guild.GuildTimeoutEvent;
import net.dv8tion.jda.api.events.guild.GuildUnbanEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildJoinedEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.invite.GenericGuildInviteEvent;
import net.dv8tion.jda.api.events.guild.member.GenericGuildMemberEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.override.GenericPermissionOverrideEvent;
import net.dv8tion.jda.api.events.guild.scheduledevent.GenericScheduledEventUserEvent;
import net.dv8tion.jda.api.events.guild.voice.GenericGuildVoiceEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageBulkDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.message.poll.GenericMessagePollVoteEvent;
import net.dv8tion.jda.api.events.message.react.GenericMessageReactionEvent;
import net.dv8tion.jda.api.events.role.GenericRoleEvent;
import net.dv8tion.jda.api.events.stage.GenericStageInstanceEvent;
import net.dv8tion.jda.api.events.sticker.GenericGuildStickerEvent;
import net.dv8tion.jda.api.events.thread.GenericThreadEvent;
import net.dv8tion.jda.api.events.thread.member.GenericThreadMemberEvent;
import net.dv8tion.jda.api.events.user.GenericUserEvent;
import net.dv8tion.jda.api.events.user.UserTypingEvent;
import net.dv8tion.jda.api.events.user.update.GenericUserPresenceEvent;
import org.jspecify.annotations.Nullable;

/**
 * Accessors for the IDs of the user, guild and channel of the events of a class,
 * determined once for each class. They return 0 if an event has none.
 *
 * @param user the accessor for the user
 * @param guild the accessor for the guild
 * @param channel the accessor for the channel
 */
record EventAccessors(ToLongFunction<GenericEvent> user, ToLongFunction<GenericEvent> guild,
		ToLongFunction<GenericEvent> channel) {

	static final ToLongFunction<GenericEvent> NONE = (event) -> 0;

	private static final List<Accessor<?>> USERS = List.of(
			entity(GenericInteractionCreateEvent.class, GenericInteractionCreateEvent::getUser),
			entity(MessageReceivedEvent.class, MessageReceivedEvent::getAuthor),
			entity(MessageUpdateEvent.class, MessageUpdateEvent::getAuthor),
			id(GenericMessageReactionEvent.class, GenericMessageReactionEvent::getUserIdLong),
			id(GenericMessagePollVoteEvent.class, GenericMessagePollVoteEvent::getUserIdLong),
			entity(GenericUserEvent.class, GenericUserEvent::getUser),
			entity(GenericUserPresenceEvent.class, GenericUserPresenceEvent::getMember),
			entity(GenericGuildMemberEvent.class, GenericGuildMemberEvent::getUser),
			entity(GuildMemberRemoveEvent.class, GuildMemberRemoveEvent::getUser),
			entity(GuildBanEvent.class, GuildBanEvent::getUser),
			entity(GuildUnbanEvent.class, GuildUnbanEvent::getUser),
			id(GuildAuditLogEntryCreateEvent.class, (event) -> event.getEntry().getUserIdLong()),
			entity(GenericGuildVoiceEvent.class, GenericGuildVoiceEvent::getMember),
			id(GenericScheduledEventUserEvent.class, GenericScheduledEventUserEvent::getUserIdLong),
			entity(GenericPermissionOverrideEvent.class, GenericPermissionOverrideEvent::getMember),
			id(GenericThreadMemberEvent.class, GenericThreadMemberEvent::getThreadMemberIdLong),
			id(AutoModExecutionEvent.class, AutoModExecutionEvent::getUserIdLong),
			id(GenericEntitlementEvent.class, (event) -> event.getEntitlement().getUserIdLong()));

	private static final List<Accessor<?>> GUILDS = List.of(
			entity(GenericInteractionCreateEvent.class, GenericInteractionCreateEvent::getGuild),
			id(MessageReceivedEvent.class, (event) -> event.getMessage().getGuildIdLong()),
			id(MessageUpdateEvent.class, (event) -> event.getMessage().getGuildIdLong()),
			entity(GenericMessageEvent.class, (event) -> event.isFromGuild() ? event.getGuild() : null),
			entity(MessageBulkDeleteEvent.class, MessageBulkDeleteEvent::getGuild),
			entity(GenericGuildEvent.class, GenericGuildEvent::getGuild),
			id(GuildTimeoutEvent.class, GuildTimeoutEvent::getGuildIdLong),
			id(UnavailableGuildJoinedEvent.class, UnavailableGuildJoinedEvent::getGuildIdLong),
			id(UnavailableGuildLeaveEvent.class, UnavailableGuildLeaveEvent::getGuildIdLong),
			entity(GenericChannelEvent.class, (event) -> event.isFromGuild() ? event.getGuild() : null),
			entity(GenericForumTagEvent.class, (event) -> event.getChannel().getGuild()),
			entity(GenericThreadEvent.class, GenericThreadEvent::getGuild),
			entity(GenericUserPresenceEvent.class, GenericUserPresenceEvent::getGuild),
			entity(UserTypingEvent.class, UserTypingEvent::getGuild),
			entity(GenericRoleEvent.class, GenericRoleEvent::getGuild),
			entity(GenericEmojiEvent.class, GenericEmojiEvent::getGuild),
			entity(GenericGuildStickerEvent.class, GenericGuildStickerEvent::getGuild),
			entity(GenericAutoModRuleEvent.class, (event) -> event.getRule().getGuild()),
			entity(AutoModExecutionEvent.class, AutoModExecutionEvent::getGuild),
			id(GenericEntitlementEvent.class, (event) -> event.getEntitlement().getGuildIdLong()));

	private static final List<Accessor<?>> CHANNELS = List.of(
			id(GenericInteractionCreateEvent.class, GenericInteractionCreateEvent::getChannelIdLong),
			entity(GenericMessageEvent.class, GenericMessageEvent::getChannel),
			entity(MessageBulkDeleteEvent.class, MessageBulkDeleteEvent::getChannel),
			entity(GenericChannelEvent.class, GenericChannelEvent::getChannel),
			entity(GenericForumTagEvent.class, GenericForumTagEvent::getChannel),
			entity(GenericThreadEvent.class, GenericThreadEvent::getThread),
			entity(UserTypingEvent.class, UserTypingEvent::getChannel),
			entity(GuildVoiceUpdateEvent.class,
					(event) -> (event.getChannelJoined() != null) ? event.getChannelJoined() : event.getChannelLeft()),
			entity(GenericGuildInviteEvent.class, GenericGuildInviteEvent::getChannel),
			entity(GenericPermissionOverrideEvent.class, GenericPermissionOverrideEvent::getChannel),
			entity(GenericStageInstanceEvent.class, GenericStageInstanceEvent::getChannel),
			entity(AutoModExecutionEvent.class, AutoModExecutionEvent::getChannel));

	/**
	 * Does not keep the class loader of an event of the application alive.
	 */
	private static final ClassValue<EventAccessors> BY_CLASS = new ClassValue<>() {

		@Override
		protected EventAccessors computeValue(Class<?> type) {
			return new EventAccessors(find(USERS, type), find(GUILDS, type), find(CHANNELS, type));
		}

	};

	static EventAccessors of(Class<? extends GenericEvent> type) {
		return BY_CLASS.get(type);
	}

	private static ToLongFunction<GenericEvent> find(List<Accessor<?>> accessors, Class<?> type) {
		return accessors.stream()
			.filter((accessor) -> accessor.type().isAssignableFrom(type))
			.findFirst()
			.<ToLongFunction<GenericEvent>>map((accessor) -> accessor::get)
			.orElse(NONE);
	}

	private static <E> Accessor<E> entity(Class<E> type, Function<E, @Nullable ISnowflake> entity) {
		return id(type, (event) -> {
			ISnowflake found = entity.apply(event);
			return (found != null) ? found.getIdLong() : 0;
		});
	}

	private static <E> Accessor<E> id(Class<E> type, ToLongFunction<E> id) {
		return new Accessor<>(type, id);
	}

	/**
	 * Accessor for an ID of events.
	 *
	 * @param <E> the type of the events
	 * @param type the type of the events
	 * @param id returns the ID
	 */
	private record Accessor<E>(Class<E> type, ToLongFunction<E> id) {

		long get(GenericEvent event) {
			return this.id.applyAsLong(this.type.cast(event));
		}

	}

}
