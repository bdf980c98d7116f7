package io.github.tuxsentry.spi;

import io.github.tuxsentry.CommandContext;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Turns objects of a bot or of its libraries into context. Beans of this type are asked
 * in order; the first answer counts. Implementations are thread-safe.
 */
public interface ContextContributor {

	/**
	 * Describes a user.
	 * @param source the object given as a user
	 * @return the user, or {@code null} if the object is not known here
	 */
	default @Nullable User toUser(Object source) {
		return null;
	}

	/**
	 * Describes a command.
	 * @param source the object given as a command
	 * @return the context, or {@code null} if the object is not known here
	 */
	default @Nullable CommandContext toCommandContext(Object source) {
		return null;
	}

}
