package io.github.tuxsentry.discord;

import org.jspecify.annotations.Nullable;

/**
 * Strategy interface for naming the components and modals of a bot. A bean of this type
 * is consulted before the default, which replaces numbers, IDs and tokens in the custom
 * ID.
 * <p>
 * The resolver is called for each interaction with a component, on the thread of the
 * event. Implementations must be fast and thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ComponentNameResolver {

	/**
	 * Resolve the name of a component or modal. The number of different names should be
	 * low, since each name is used as an attribute of metrics.
	 * @param customId the custom ID, as set by the bot
	 * @return the name, or {@code null} to use the default
	 */
	@Nullable String resolve(String customId);

}
