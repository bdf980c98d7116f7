package io.github.tuxsentry.internal.discord;

import java.util.function.BiFunction;

import io.github.tuxsentry.test.discord.Draft;
import io.github.tuxsentry.test.discord.LocalDiscord;

/**
 * The ways in which a user may ask something of a bot, each as the local Discord gives
 * it.
 */
enum WayIn {

	SLASH("command.", LocalDiscord::slash),

	USER("command.", (discord, name) -> discord.userCommand(name).on("alice")),

	MESSAGE("command.", (discord, name) -> discord.messageCommand(name).on("some text")),

	PREFIX("command.", (discord, name) -> discord.message("!" + name)),

	BUTTON("interaction.", (discord, name) -> discord.button(name + ":1")),

	STRING_SELECT("interaction.", (discord, name) -> discord.stringSelect(name + ":1").values("one")),

	ENTITY_SELECT("interaction.", (discord, name) -> discord.entitySelect(name + ":1").values("alice")),

	MODAL("interaction.", (discord, name) -> discord.modal(name + ":1").field("text", "hello"));

	private final String transactionPrefix;

	private final BiFunction<LocalDiscord, String, Draft<?>> draft;

	WayIn(String transactionPrefix, BiFunction<LocalDiscord, String, Draft<?>> draft) {
		this.transactionPrefix = transactionPrefix;
		this.draft = draft;
	}

	String transactionName(String name) {
		return this.transactionPrefix + name;
	}

	Draft<?> draft(LocalDiscord discord, String name) {
		return this.draft.apply(discord, name);
	}

}
