package io.github.tuxsentry.internal.executor;

import java.io.Serial;

/**
 * Says why a schedule cannot be watched by a monitor.
 */
final class NoMonitorException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	NoMonitorException(String reason) {
		super(reason, null, false, false);
	}

}
