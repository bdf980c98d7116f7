package io.github.tuxsentry.internal.discord.execution;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.GuildVoiceState;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.unions.AudioChannelUnion;
import net.dv8tion.jda.api.events.Event;
import net.dv8tion.jda.api.events.automod.AutoModRuleCreateEvent;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.channel.forum.ForumTagAddEvent;
import net.dv8tion.jda.api.events.entitlement.EntitlementCreateEvent;
import net.dv8tion.jda.api.events.guild.GuildAuditLogEntryCreateEvent;
import net.dv8tion.jda.api.events.guild.voice.GuildVoiceUpdateEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.OverridingClassLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventAccessors}, with all events of JDA.
 */
class EventAccessorsTests {

	private static final Set<String> USERS = Set.of("getUser", "getUserIdLong", "getMember", "getAuthor");

	private static final Set<String> GUILDS = Set.of("getGuild", "getGuildIdLong");

	private static final Set<String> CHANNELS = Set.of("getChannel", "getChannelIdLong", "getThread");

	static List<Class<? extends Event>> events() throws IOException, ClassNotFoundException {
		var resources = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:net/dv8tion/jda/api/events/**/*Event.class");
		return Arrays.stream(resources)
			.map((resource) -> resource.toString().replaceAll("^.*(net/dv8tion/.*)\\.class.*$", "$1").replace('/', '.'))
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, JDA.class.getClassLoader()))
			.filter((type) -> Event.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
			.<Class<? extends Event>>map((type) -> type.asSubclass(Event.class))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("events")
	void returnTheIdsOfTheUserGuildAndChannelThatAnEventTells(Class<? extends Event> type) {
		Event event = new FakeEvents(ChannelType.TEXT).create(type);
		EventAccessors accessors = EventAccessors.of(type);
		assertThat(accessors.user().applyAsLong(event)).as("user").isIn(FakeEvents.USER, tells(type, USERS) ? -1L : 0L);
		// The classes of soundboards do not exist in all versions of JDA.
		boolean guild = tells(type, GUILDS) && !type.getName().contains(".soundboard.");
		assertThat(accessors.guild().applyAsLong(event)).as("guild").isIn(FakeEvents.GUILD, guild ? -1L : 0L);
		assertThat(accessors.channel().applyAsLong(event)).as("channel")
			.isIn(FakeEvents.CHANNEL, tells(type, CHANNELS) ? -1L : 0L);
	}

	@Test
	void returnTheIdsOfWhatAnEventIsAbout() {
		FakeEvents events = new FakeEvents(ChannelType.TEXT);
		assertThat(EventAccessors.of(GuildAuditLogEntryCreateEvent.class)
			.user()
			.applyAsLong(events.create(GuildAuditLogEntryCreateEvent.class))).isEqualTo(FakeEvents.USER);
		EventAccessors entitlement = EventAccessors.of(EntitlementCreateEvent.class);
		assertThat(entitlement.user().applyAsLong(events.create(EntitlementCreateEvent.class)))
			.isEqualTo(FakeEvents.USER);
		assertThat(entitlement.guild().applyAsLong(events.create(EntitlementCreateEvent.class)))
			.isEqualTo(FakeEvents.GUILD);
		for (Class<? extends Event> type : List.of(ForumTagAddEvent.class, AutoModRuleCreateEvent.class)) {
			assertThat(EventAccessors.of(type).guild().applyAsLong(events.create(type))).isEqualTo(FakeEvents.GUILD);
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { MessageDeleteEvent.class, ChannelCreateEvent.class })
	void returnNoGuildOfAnEventInAPrivateChannel(Class<? extends Event> type) {
		Event event = new FakeEvents(ChannelType.PRIVATE).create(type);
		EventAccessors accessors = EventAccessors.of(type);
		assertThat(accessors.guild().applyAsLong(event)).isZero();
		assertThat(accessors.channel().applyAsLong(event)).isEqualTo(FakeEvents.CHANNEL);
	}

	@Test
	void returnTheChannelThatAMemberLeaves() {
		AudioChannelUnion channel = FakeInteraction.proxy(AudioChannelUnion.class, Map.of("getIdLong", () -> 4L));
		GuildVoiceState state = FakeInteraction.proxy(GuildVoiceState.class, Map.of("getChannel", () -> null));
		Guild guild = FakeInteraction.proxy(Guild.class, Map.of());
		Member member = FakeInteraction.proxy(Member.class,
				Map.of("getVoiceState", () -> state, "getGuild", () -> guild));
		GuildVoiceUpdateEvent event = new GuildVoiceUpdateEvent(FakeInteraction.bot(), 0, member, channel);
		assertThat(EventAccessors.of(GuildVoiceUpdateEvent.class).channel().applyAsLong(event)).isEqualTo(4);
	}

	private static boolean tells(Class<?> type, Set<String> getters) {
		return Stream.of(type.getMethods())
			.anyMatch((method) -> getters.contains(method.getName()) && method.getParameterCount() == 0);
	}

	@Test
	void areResolvedOnceForEachClass() {
		assertThat(EventAccessors.of(ReadyEvent.class)).isSameAs(EventAccessors.of(ReadyEvent.class));
		assertThat(EventAccessors.of(ShutdownEvent.class).guild()).isSameAs(EventAccessors.NONE);
		assertThat(EventAccessors.of(SessionDisconnectEvent.class).user()).isSameAs(EventAccessors.NONE);
	}

	@Test
	void doNotKeepTheClassLoaderOfAnEventOfTheBotAlive() throws Exception {
		WeakReference<ClassLoader> classLoader = useEventOfItsOwn();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			System.gc();
			return classLoader.refersTo(null);
		});
	}

	private static WeakReference<ClassLoader> useEventOfItsOwn() throws Exception {
		ClassLoader classLoader = new OverridingClassLoader(EventAccessorsTests.class.getClassLoader()) {

			@Override
			protected boolean isEligibleForOverriding(String name) {
				return name.equals(OwnEvent.class.getName());
			}

		};
		Class<?> type = classLoader.loadClass(OwnEvent.class.getName());
		assertThat(type).isNotSameAs(OwnEvent.class);
		assertThat(EventAccessors.of(type.asSubclass(Event.class)).user()).isSameAs(EventAccessors.NONE);
		return new WeakReference<>(classLoader);
	}

	static class OwnEvent extends ShutdownEvent {

		OwnEvent(JDA jda) {
			super(jda, OffsetDateTime.now(), 1000);
		}

	}

}
