package io.github.tuxsentry.internal.core;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tuxsentry.internal.error.ErrorText;
import io.sentry.IScope;
import org.jspecify.annotations.Nullable;

/**
 * Tags and context that describe the outcome of a command on events and transactions.
 */
public final class CommandOutcome {

	/**
	 * Name of the context that describes the exception of a failed command.
	 */
	public static final String ERROR_CONTEXT = "command_error";

	/**
	 * Key of the tag for the duration of a command.
	 */
	static final String EXECUTION_TIME = "command.execution_time_ms";

	private static final String SUCCESS = "command.success";

	private static final String ERROR_TYPE = "command.error_type";

	private CommandOutcome() {
	}

	/**
	 * Return the tags that describe the outcome.
	 * @param error the exception, or {@code null} if the command succeeded
	 * @return the tags, values by key
	 */
	public static Map<String, Object> tags(@Nullable Throwable error) {
		Map<String, Object> tags = new LinkedHashMap<>();
		tags.put(SUCCESS, error == null);
		if (error != null) {
			tags.put(ERROR_TYPE, ErrorText.typeOf(error));
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

	/**
	 * Remove the outcome from a scope, for work that follows the command.
	 * @param scope the scope
	 */
	public static void remove(IScope scope) {
		scope.removeTag(SUCCESS);
		scope.removeTag(ERROR_TYPE);
		scope.removeTag(EXECUTION_TIME);
		scope.removeContexts(ERROR_CONTEXT);
	}

}
