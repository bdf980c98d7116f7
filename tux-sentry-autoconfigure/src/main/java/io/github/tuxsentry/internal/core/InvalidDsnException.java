package io.github.tuxsentry.internal.core;

/**
 * Exception for a configured DSN that is invalid. The message does not contain any secret
 * part of the DSN.
 */
public final class InvalidDsnException extends RuntimeException {

	/**
	 * DSN without its keys.
	 */
	private final String maskedDsn;

	InvalidDsnException(String maskedDsn, String reason) {
		super(reason);
		this.maskedDsn = maskedDsn;
	}

	/**
	 * Return the DSN without its keys.
	 * @return a text that is safe to display
	 */
	public String getMaskedDsn() {
		return this.maskedDsn;
	}

}
