package io.github.tuxsentry.sample.command;

import java.io.Serial;

import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;

/**
 * Exception that is thrown if an option of a command is missing.
 */
public final class UsageException extends TuxException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create a new exception.
	 * @param missing the name of the missing option
	 * @param usage the usage of the command, which is shown to the user
	 */
	public UsageException(String missing, String usage) {
		super("usage", "Option missing: " + missing, ErrorSeverity.INFO, "Usage: " + usage, null);
	}

}
