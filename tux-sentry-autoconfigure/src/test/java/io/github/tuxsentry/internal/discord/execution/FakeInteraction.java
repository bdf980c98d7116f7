package io.github.tuxsentry.internal.discord.execution;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.sentry.protocol.User;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.response.InteractionCallbackResponse;
import net.dv8tion.jda.api.requests.restaction.interactions.InteractionCallbackAction.ResponseType;

import net.dv8tion.jda.api.requests.Route;

import io.github.tuxsentry.CommandContext;

/**
 * Interaction, and its calls to Discord, without a gateway: thousands of them have to
 * take a moment only.
 */
final class FakeInteraction {

	private final String token;

	private final JDA jda;

	private final IReplyCallback interaction;

	volatile boolean acknowledged;

	volatile boolean deferred;

	FakeInteraction(String token, JDA jda) {
		this.token = token;
		this.jda = jda;
		InteractionCallbackResponse response = proxy(InteractionCallbackResponse.class,
				Map.of("getResponseType", () -> this.deferred ? ResponseType.DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE
						: ResponseType.CHANNEL_MESSAGE_WITH_SOURCE));
		InteractionHook hook = proxy(InteractionHook.class,
				Map.of("hasCallbackResponse", () -> true, "getCallbackResponse", () -> response));
		this.interaction = proxy(IReplyCallback.class, Map.of("getToken", () -> token, "getJDA", () -> jda,
				"isAcknowledged", () -> this.acknowledged, "getHook", () -> hook));
	}

	static JDA bot() {
		return proxy(JDA.class, Map.of("getShardInfo", () -> new JDA.ShardInfo(3, 16)));
	}

	static <T> T proxy(Class<T> type, Map<String, Supplier<Object>> answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					case "toString" -> type.getSimpleName();
					default -> {
						Supplier<Object> answer = answers.get(method.getName());
						if (answer == null) {
							throw new UnsupportedOperationException(method.getName());
						}
						yield answer.get();
					}
				}));
	}

	String token() {
		return this.token;
	}

	GenericEvent event() {
		return proxy(GenericEvent.class, Map.of("getJDA", () -> this.jda));
	}

	Invocation invocation(String name) {
		return new Invocation(Invocation.Kind.SLASH, name, User::new, () -> new CommandContext("interaction", Map.of()),
				this.interaction);
	}

	static Invocation prefixCommand(String name) {
		return new Invocation(Invocation.Kind.PREFIX, name, User::new,
				() -> new CommandContext("interaction", Map.of()), null);
	}

	Route.CompiledRoute callback() {
		return Route.Interactions.CALLBACK.compile("1", this.token);
	}

	Route.CompiledRoute edit() {
		return Route.Interactions.EDIT_FOLLOWUP.compile("2", this.token, "@original");
	}

	Route.CompiledRoute followUp() {
		return Route.Interactions.CREATE_FOLLOWUP.compile("2", this.token);
	}

	Route.CompiledRoute get() {
		return Route.Interactions.GET_MESSAGE.compile("2", this.token, "@original");
	}

	List<Route.CompiledRoute> callsForMessages() {
		return List.of(edit(), followUp(), get());
	}

}
