package io.github.tuxsentry.internal.discord.execution;

import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Locale;

import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.internal.entities.channel.concrete.VoiceChannelImpl;

import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ReflectionUtils;

/**
 * Events of any class of JDA, whose user, guild and channel have the same IDs each,
 * however an event tells them.
 */
final class FakeEvents {

	static final long GUILD = 1;

	static final long USER = 2;

	static final long CHANNEL = 3;

	private static final long OTHER = 9;

	private static final String JDA_API = "net.dv8tion.jda.api.";

	private final SpringObjenesis objenesis = new SpringObjenesis();

	private final ChannelType channelType;

	/**
	 * Create new events.
	 * @param channelType the type of the channels, all of which are in a guild or none
	 */
	FakeEvents(ChannelType channelType) {
		this.channelType = channelType;
	}

	<E extends GenericEvent> E create(Class<E> type) {
		return filled(type);
	}

	private <T> T filled(Class<T> type) {
		T object = this.objenesis.newInstance(type, false);
		ReflectionUtils.doWithFields(type, (field) -> {
			field.setAccessible(true);
			Object value = value(field.getName(), field.getType(), field.getType());
			if (value != null) {
				field.set(object, value);
			}
		}, (field) -> !Modifier.isStatic(field.getModifiers()));
		return object;
	}

	/**
	 * Return the value of a field or method.
	 */
	private Object value(String name, Class<?> owner, Class<?> type) {
		if (type == long.class) {
			return id(name, owner);
		}
		if (type == ChannelType.class) {
			return this.channelType;
		}
		if (type.isInterface() && type.getName().startsWith(JDA_API)) {
			// Events cast channels to several interfaces.
			boolean channel = type.isAssignableFrom(VoiceChannelImpl.class);
			return Proxy.newProxyInstance(type.getClassLoader(),
					channel ? VoiceChannelImpl.class.getInterfaces() : new Class<?>[] { type },
					(proxy, method, arguments) -> value(method.getName(), type, method.getReturnType()));
		}
		boolean filled = type.getName().startsWith(JDA_API) && !type.isEnum()
				&& !Modifier.isAbstract(type.getModifiers());
		return filled ? filled(type) : type == boolean.class ? Boolean.FALSE : type == int.class ? 0 : null;
	}

	private static long id(String name, Class<?> owner) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		if (lowerCase.contains("guild")) {
			return GUILD;
		}
		if (lowerCase.contains("user") || lowerCase.contains("member")) {
			return USER;
		}
		if (lowerCase.contains("channel")) {
			return CHANNEL;
		}
		return (owner == Guild.class) ? GUILD : (owner == User.class || owner == Member.class) ? USER
				: Channel.class.isAssignableFrom(owner) ? CHANNEL : OTHER;
	}

}
