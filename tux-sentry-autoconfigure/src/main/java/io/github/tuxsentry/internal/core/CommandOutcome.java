package io.github.tuxsentry.internal.core;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.internal.error.ErrorText;
import io.github.tuxsentry.internal.error.ErrorType;
import org.jspecify.annotations.Nullable;

/**
 * How the outcome of a command is told on events and transactions.
 */
public final class CommandOutcome {

	/**
	 * The name of the context that describes what a command failed with.
	 */
	public static final String ERROR_CONTEXT = "command_error";

	private CommandOutcome() {
	}

	/**
	 * Tells the outcome in tags.
	 * @param error what the command failed with, or {@code null} if it succeeded
	 * @return the tags, values by key
	 */
	public static Map<String, Object> tags(@Nullable Throwable error) {
		Map<String, Object> tags = new LinkedHashMap<>();
		tags.put("command.success", error == null);
		if (error != null) {
			tags.put("command.error_type", ErrorType.of(error));
		}
		return tags;
	}

	/**
	 * Describes what a command failed with.
	 * @param error what it failed with
	 * @return the values of the context
	 */
	public static Map<String, Object> describe(Throwable error) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("error_message", String.valueOf(ErrorText.messageOf(error)));
		values.put("error_type", ErrorType.of(error));
		values.put("error_module", error.getClass().getPackageName());
		return values;
	}

}
