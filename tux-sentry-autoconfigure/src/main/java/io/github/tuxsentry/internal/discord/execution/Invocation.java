package io.github.tuxsentry.internal.discord.execution;

import java.util.Locale;
import java.util.function.Supplier;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.sentry.Breadcrumb;
import io.sentry.protocol.User;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IDeferrableCallback;
import net.dv8tion.jda.api.requests.restaction.interactions.InteractionCallbackAction.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * Invocation by a user: a command, or the use of a component.
 *
 * @param kind the kind of invocation
 * @param name the qualified name of the command, or the name of the component
 * @param user describes the user
 * @param context describes the command
 * @param interaction the interaction, or {@code null} for a message
 */
public record Invocation(Kind kind, String name, Supplier<User> user, Supplier<CommandContext> context,
		@Nullable Interaction interaction) {

	String transactionName() {
		return this.kind.transactionPrefix() + this.name;
	}

	Breadcrumb breadcrumb(long timestamp) {
		Breadcrumb breadcrumb = Breadcrumbs.of(timestamp, "user", this.kind.category(), this.name);
		breadcrumb.setData("type", this.kind.type());
		return breadcrumb;
	}

	/**
	 * Return whether the callback of the interaction has completed, and only deferred the
	 * reply.
	 */
	boolean isReplyDeferred() {
		return this.interaction instanceof IDeferrableCallback callback && callback.getHook().hasCallbackResponse()
				&& callback.getHook()
					.getCallbackResponse()
					.getResponseType() == ResponseType.DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE;
	}

	/**
	 * Kind of invocation by a user.
	 */
	public enum Kind {

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

		private final String type = name().toLowerCase(Locale.ROOT);

		private final String operation;

		private final String transactionPrefix;

		Kind(String operation, String transactionPrefix) {
			this.operation = operation;
			this.transactionPrefix = transactionPrefix;
		}

		String type() {
			return this.type;
		}

		String category() {
			return "command.".equals(this.transactionPrefix) ? "command" : "interaction";
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

}
