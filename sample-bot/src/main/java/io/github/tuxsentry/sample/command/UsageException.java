package io.github.tuxsentry.sample.command;

import java.io.Serial;

import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;

/**
 * The user called a command in a way it does not understand.
 */
public final class UsageException extends TuxException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param missing the option that is missing
	 * @param usage how the command is used, as the user is told
	 */
	public UsageException(String missing, String usage) {
		super("usage", "Option missing: " + missing, ErrorSeverity.INFO, "Usage: " + usage, null);
	}

}
