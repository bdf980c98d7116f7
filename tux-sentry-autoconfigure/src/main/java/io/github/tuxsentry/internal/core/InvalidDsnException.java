package io.github.tuxsentry.internal.core;

/**
 * Says that the configured DSN is not one. The message holds no part of it that is
 * secret.
 */
public final class InvalidDsnException extends RuntimeException {

	/**
	 * The DSN without its keys.
	 */
	private final String maskedDsn;

	InvalidDsnException(String maskedDsn, String reason) {
		super(reason);
		this.maskedDsn = maskedDsn;
	}

	/**
	 * Returns the DSN without its keys.
	 * @return a text that is safe to show
	 */
	public String getMaskedDsn() {
		return this.maskedDsn;
	}

}
