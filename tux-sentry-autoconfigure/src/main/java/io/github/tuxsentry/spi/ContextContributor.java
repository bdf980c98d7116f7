package io.github.tuxsentry.spi;

import io.github.tuxsentry.CommandContext;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Interface for beans that convert objects of an application or of its libraries to users
 * and command contexts. Contributors are consulted in order; the first non-null result is
 * used. Implementations must be thread-safe and should not throw exceptions.
 *
 * @since 0.1.0
 */
public interface ContextContributor {

	/**
	 * Convert an object to a user.
	 * @param source the object passed as a user
	 * @return the user, or {@code null} if the object is not supported
	 */
	default @Nullable User toUser(Object source) {
		return null;
	}

	/**
	 * Convert an object to a command context.
	 * @param source the object passed as a command
	 * @return the context, or {@code null} if the object is not supported
	 */
	default @Nullable CommandContext toCommandContext(Object source) {
		return null;
	}

}
