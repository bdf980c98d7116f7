package io.github.tuxsentry.internal.discord.execution;

import java.util.List;
import java.util.function.Function;

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
 * Accessors for the user, guild and channel of the events of a class, determined once for
 * each class. They return an entity, an ID, or {@code null}.
 *
 * @param user the accessor for the user
 * @param guild the accessor for the guild
 * @param channel the accessor for the channel
 */
record EventAccessors(Function<GenericEvent, @Nullable Object> user, Function<GenericEvent, @Nullable Object> guild,
		Function<GenericEvent, @Nullable Object> channel) {

	static final Function<GenericEvent, @Nullable Object> NONE = (event) -> null;

	private static final List<Accessor<?>> USERS = List.of(
			accessor(GenericInteractionCreateEvent.class, GenericInteractionCreateEvent::getUser),
			accessor(MessageReceivedEvent.class, MessageReceivedEvent::getAuthor),
			accessor(MessageUpdateEvent.class, MessageUpdateEvent::getAuthor),
			accessor(GenericMessageReactionEvent.class, GenericMessageReactionEvent::getUserIdLong),
			accessor(GenericMessagePollVoteEvent.class, GenericMessagePollVoteEvent::getUserIdLong),
			accessor(GenericUserEvent.class, GenericUserEvent::getUser),
			accessor(GenericUserPresenceEvent.class, GenericUserPresenceEvent::getMember),
			accessor(GenericGuildMemberEvent.class, GenericGuildMemberEvent::getUser),
			accessor(GuildMemberRemoveEvent.class, GuildMemberRemoveEvent::getUser),
			accessor(GuildBanEvent.class, GuildBanEvent::getUser),
			accessor(GuildUnbanEvent.class, GuildUnbanEvent::getUser),
			accessor(GuildAuditLogEntryCreateEvent.class, (event) -> event.getEntry().getUserIdLong()),
			accessor(GenericGuildVoiceEvent.class, GenericGuildVoiceEvent::getMember),
			accessor(GenericScheduledEventUserEvent.class, GenericScheduledEventUserEvent::getUserIdLong),
			accessor(GenericPermissionOverrideEvent.class, GenericPermissionOverrideEvent::getMember),
			accessor(GenericThreadMemberEvent.class, GenericThreadMemberEvent::getThreadMemberIdLong),
			accessor(AutoModExecutionEvent.class, AutoModExecutionEvent::getUserIdLong),
			accessor(GenericEntitlementEvent.class, (event) -> event.getEntitlement().getUserIdLong()));

	private static final List<Accessor<?>> GUILDS = List.of(
			accessor(GenericInteractionCreateEvent.class, GenericInteractionCreateEvent::getGuild),
			accessor(MessageReceivedEvent.class, (event) -> event.getMessage().getGuildIdLong()),
			accessor(MessageUpdateEvent.class, (event) -> event.getMessage().getGuildIdLong()),
			accessor(GenericMessageEvent.class, (event) -> event.isFromGuild() ? event.getGuild() : null),
			accessor(MessageBulkDeleteEvent.class, MessageBulkDeleteEvent::getGuild),
			accessor(GenericGuildEvent.class, GenericGuildEvent::getGuild),
			accessor(GuildTimeoutEvent.class, GuildTimeoutEvent::getGuildIdLong),
			accessor(UnavailableGuildJoinedEvent.class, UnavailableGuildJoinedEvent::getGuildIdLong),
			accessor(UnavailableGuildLeaveEvent.class, UnavailableGuildLeaveEvent::getGuildIdLong),
			accessor(GenericChannelEvent.class, (event) -> event.isFromGuild() ? event.getGuild() : null),
			accessor(GenericForumTagEvent.class, (event) -> event.getChannel().getGuild()),
			accessor(GenericThreadEvent.class, GenericThreadEvent::getGuild),
			accessor(GenericUserPresenceEvent.class, GenericUserPresenceEvent::getGuild),
			accessor(UserTypingEvent.class, UserTypingEvent::getGuild),
			accessor(GenericRoleEvent.class, GenericRoleEvent::getGuild),
			accessor(GenericEmojiEvent.class, GenericEmojiEvent::getGuild),
			accessor(GenericGuildStickerEvent.class, GenericGuildStickerEvent::getGuild),
			accessor(GenericAutoModRuleEvent.class, (event) -> event.getRule().getGuild()),
			accessor(AutoModExecutionEvent.class, AutoModExecutionEvent::getGuild),
			accessor(GenericEntitlementEvent.class, (event) -> event.getEntitlement().getGuildIdLong()));

	private static final List<Accessor<?>> CHANNELS = List.of(
			accessor(GenericInteractionCreateEvent.class, GenericInteractionCreateEvent::getChannelIdLong),
			accessor(GenericMessageEvent.class, GenericMessageEvent::getChannel),
			accessor(MessageBulkDeleteEvent.class, MessageBulkDeleteEvent::getChannel),
			accessor(GenericChannelEvent.class, GenericChannelEvent::getChannel),
			accessor(GenericForumTagEvent.class, GenericForumTagEvent::getChannel),
			accessor(GenericThreadEvent.class, GenericThreadEvent::getThread),
			accessor(UserTypingEvent.class, UserTypingEvent::getChannel),
			accessor(GuildVoiceUpdateEvent.class,
					(event) -> (event.getChannelJoined() != null) ? event.getChannelJoined() : event.getChannelLeft()),
			accessor(GenericGuildInviteEvent.class, GenericGuildInviteEvent::getChannel),
			accessor(GenericPermissionOverrideEvent.class, GenericPermissionOverrideEvent::getChannel),
			accessor(GenericStageInstanceEvent.class, GenericStageInstanceEvent::getChannel),
			accessor(AutoModExecutionEvent.class, AutoModExecutionEvent::getChannel));

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

	private static Function<GenericEvent, @Nullable Object> find(List<Accessor<?>> accessors, Class<?> type) {
		return accessors.stream()
			.filter((accessor) -> accessor.type().isAssignableFrom(type))
			.findFirst()
			.<Function<GenericEvent, @Nullable Object>>map((accessor) -> accessor::get)
			.orElse(NONE);
	}

	private static <E> Accessor<E> accessor(Class<E> type, Function<E, @Nullable Object> accessor) {
		return new Accessor<>(type, accessor);
	}

	/**
	 * Accessor for a property of events.
	 *
	 * @param <E> the type of the events
	 * @param type the type of the events
	 * @param property returns the property
	 */
	private record Accessor<E>(Class<E> type, Function<E, @Nullable Object> property) {

		@Nullable Object get(GenericEvent event) {
			return this.property.apply(this.type.cast(event));
		}

	}

}
