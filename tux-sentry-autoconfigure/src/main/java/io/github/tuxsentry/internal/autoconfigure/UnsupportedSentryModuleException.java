package io.github.tuxsentry.internal.autoconfigure;

/**
 * Exception thrown when the class path contains the module of Sentry for another version
 * of Spring Boot.
 */
final class UnsupportedSentryModuleException extends UnsupportedSentryException {

	private static final long serialVersionUID = 1L;

	private final SentryModule module;

	private final boolean replacementPresent;

	UnsupportedSentryModuleException(SentryModule module, boolean replacementPresent) {
		super("The module io.sentry:" + module.artifact() + " does not support this version of Spring Boot");
		this.module = module;
		this.replacementPresent = replacementPresent;
	}

	SentryModule getModule() {
		return this.module;
	}

	/**
	 * Return whether the class path contains the module for this version of Spring Boot
	 * as well.
	 */
	boolean isReplacementPresent() {
		return this.replacementPresent;
	}

}
