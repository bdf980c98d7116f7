package io.github.tuxsentry.internal.discord.execution;

import java.util.Locale;

/**
 * Kind of invocation by a user.
 */
public enum InvocationKind {

	PREFIX("discord.command", "command."),

	SLASH("discord.command", "command."),

	USER("discord.command", "command."),

	MESSAGE("discord.command", "command."),

	BUTTON("discord.interaction", "interaction."),

	STRING_SELECT("discord.interaction", "interaction."),

	ENTITY_SELECT("discord.interaction", "interaction."),

	MODAL("discord.interaction", "interaction."),

	/**
	 * Request sent with each key press: it is counted, but has no transaction.
	 */
	AUTOCOMPLETE("", "");

	private final String operation;

	private final String transactionPrefix;

	InvocationKind(String operation, String transactionPrefix) {
		this.operation = operation;
		this.transactionPrefix = transactionPrefix;
	}

	String type() {
		return name().toLowerCase(Locale.ROOT);
	}

	boolean isTransaction() {
		return !this.operation.isEmpty();
	}

	String operation() {
		return this.operation;
	}

	String transactionPrefix() {
		return this.transactionPrefix;
	}

}
