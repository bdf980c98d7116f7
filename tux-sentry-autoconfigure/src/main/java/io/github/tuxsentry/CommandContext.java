package io.github.tuxsentry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Sentry context that describes one command.
 *
 * @param name the context's name: {@code command} for prefix commands,
 * {@code interaction} for slash and context-menu commands
 * @param values the values by key, in the order to be shown
 */
public record CommandContext(String name, Map<String, Object> values) {

	/**
	 * Creates a context with a copy of the values.
	 * @param name the context's name
	 * @param values the values by key
	 */
	public CommandContext {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

}
