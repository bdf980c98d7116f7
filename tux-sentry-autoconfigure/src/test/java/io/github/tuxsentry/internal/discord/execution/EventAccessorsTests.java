package io.github.tuxsentry.internal.discord.execution;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.Event;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
	void knowTheUserGuildAndChannelThatAnEventTells(Class<? extends Event> type) {
		EventAccessors accessors = EventAccessors.of(type);
		// The classes of soundboards do not exist in all versions of JDA.
		boolean soundboard = type.getName().contains(".soundboard.");
		assertThat(tells(type, USERS)).as("user").isIn(false, accessors.user() != EventAccessors.NONE);
		assertThat(tells(type, GUILDS)).as("guild").isIn(false, soundboard || accessors.guild() != EventAccessors.NONE);
		assertThat(tells(type, CHANNELS)).as("channel").isIn(false, accessors.channel() != EventAccessors.NONE);
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
