package io.github.tuxsentry.internal.autoconfigure;

/**
 * Exception thrown when the class path contains modules of Sentry that the library does
 * not work with.
 */
public final class UnsupportedSentryVersionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient SentryVersions versions;

	UnsupportedSentryVersionException(SentryVersions versions) {
		super("Modules of Sentry have unsupported versions: " + versions.unsupported());
		this.versions = versions;
	}

	SentryVersions getVersions() {
		return this.versions;
	}

}
