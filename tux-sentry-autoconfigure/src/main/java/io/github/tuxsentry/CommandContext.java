package io.github.tuxsentry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sentry context that describes a command. Immutable.
 *
 * @param name the name of the context: {@code command} for prefix commands,
 * {@code interaction} for slash and context-menu commands
 * @param values the values by key, in display order
 * @since 0.1.0
 */
public record CommandContext(String name, Map<String, Object> values) {

	/**
	 * Create a new context with a copy of the values.
	 * @param name the context's name
	 * @param values the values by key
	 */
	public CommandContext {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

}
