package io.github.tuxsentry.sample.moderation;

import java.io.Serial;

import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;
import net.dv8tion.jda.api.Permission;

/**
 * The user may not do this. It is the user's error, not the bot's: with its message for
 * the user it is counted but never becomes an event.
 */
public final class MissingPermissionException extends TuxException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Creates the error.
	 * @param permission the permission that the user lacks
	 */
	public MissingPermissionException(Permission permission) {
		super("missing_permission", "Permission missing: " + permission, ErrorSeverity.INFO,
				"You need the permission " + permission.getName() + " for this.", null);
	}

}
