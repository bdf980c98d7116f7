package io.github.tuxsentry.internal.core;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.internal.error.ErrorText;
import org.jspecify.annotations.Nullable;

/**
 * Tags and context that describe the outcome of a command on events and transactions.
 */
public final class CommandOutcome {

	/**
	 * Name of the context that describes the exception of a failed command.
	 */
	public static final String ERROR_CONTEXT = "command_error";

	private CommandOutcome() {
	}

	/**
	 * Return the tags that describe the outcome.
	 * @param error the exception, or {@code null} if the command succeeded
	 * @return the tags, values by key
	 */
	public static Map<String, Object> tags(@Nullable Throwable error) {
		Map<String, Object> tags = new LinkedHashMap<>();
		tags.put("command.success", error == null);
		if (error != null) {
			tags.put("command.error_type", ErrorText.typeOf(error));
		}
		return tags;
	}

	/**
	 * Return the context that describes the exception of a failed command.
	 * @param error the exception
	 * @return the values of the context
	 */
	public static Map<String, Object> describe(Throwable error) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("error_message", String.valueOf(ErrorText.messageOf(error)));
		values.put("error_type", ErrorText.typeOf(error));
		values.put("error_module", error.getClass().getPackageName());
		return values;
	}

}
