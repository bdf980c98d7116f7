package io.github.tuxsentry.internal.autoconfigure;

/**
 * Exception thrown when modules of Sentry are too old, or do not have the same version.
 */
final class UnsupportedSentryVersionException extends UnsupportedSentryException {

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
