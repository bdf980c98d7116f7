package io.github.tuxsentry.internal.executor;

import java.io.Serial;

/**
 * Exception thrown when a schedule cannot be monitored.
 */
final class NoMonitorException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	NoMonitorException(String reason) {
		super(reason, null, false, false);
	}

}
