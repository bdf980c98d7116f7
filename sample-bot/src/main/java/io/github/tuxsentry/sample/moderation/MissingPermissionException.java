package io.github.tuxsentry.sample.moderation;

import java.io.Serial;

import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;
import net.dv8tion.jda.api.Permission;

/**
 * Exception that is thrown if a user lacks a permission. Since it is an error of the user
 * and has a message for the user, it is counted, but not captured as an event.
 */
public final class MissingPermissionException extends TuxException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create a new exception.
	 * @param permission the missing permission
	 */
	public MissingPermissionException(Permission permission) {
		super("missing_permission", "Permission missing: " + permission, ErrorSeverity.INFO,
				"You need the permission " + permission.getName() + " for this.", null);
	}

}
