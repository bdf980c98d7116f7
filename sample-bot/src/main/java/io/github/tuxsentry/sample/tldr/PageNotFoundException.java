package io.github.tuxsentry.sample.tldr;

import java.io.Serial;

import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;

/**
 * Exception that is thrown if a page does not exist.
 */
final class PageNotFoundException extends TuxException {

	@Serial
	private static final long serialVersionUID = 1L;

	PageNotFoundException(String page, Throwable cause) {
		super("page_not_found", "No tldr page: " + page, ErrorSeverity.INFO, "There is no page for " + page + ".",
				cause);
	}

}
