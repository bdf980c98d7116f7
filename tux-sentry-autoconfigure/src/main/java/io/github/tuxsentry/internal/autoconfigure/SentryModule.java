package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Module of Sentry for a version of Spring Boot. The class path of a bot must not contain
 * the module for another version, whose auto-configurations cannot be loaded.
 */
enum SentryModule {

	/**
	 * Module for Spring Boot 3.
	 */
	JAKARTA("3", "sentry-spring-boot-jakarta", "sentry-spring-boot-starter-jakarta", "tux-sentry-starter",
			SentryAutoConfigurations.JAKARTA),

	/**
	 * Module for Spring Boot 4.
	 */
	BOOT_4("4", "sentry-spring-boot-4", "sentry-spring-boot-4-starter", "tux-sentry-spring-boot-4-starter",
			SentryAutoConfigurations.BOOT_4);

	private final String springBoot;

	private final String artifact;

	private final String sentryStarter;

	private final String starter;

	private final String autoConfiguration;

	SentryModule(String springBoot, String artifact, String sentryStarter, String starter, String autoConfiguration) {
		this.springBoot = springBoot;
		this.artifact = artifact;
		this.sentryStarter = sentryStarter;
		this.starter = starter;
		this.autoConfiguration = autoConfiguration;
	}

	/**
	 * Return the module for a version of Spring Boot.
	 * @param version the version, such as {@code 4.1.1}
	 * @return the module
	 */
	static SentryModule forSpringBoot(String version) {
		return version.matches("[0-3]\\..*") ? JAKARTA : BOOT_4;
	}

	SentryModule other() {
		return (this == JAKARTA) ? BOOT_4 : JAKARTA;
	}

	/**
	 * Return whether the class path contains this module, without use of its classes.
	 */
	boolean isPresent(@Nullable ClassLoader classLoader) {
		return ClassUtils.isPresent(this.autoConfiguration, classLoader);
	}

	String springBoot() {
		return this.springBoot;
	}

	String artifact() {
		return this.artifact;
	}

	/**
	 * Return the artifact of Sentry's own starter that has this module as a dependency.
	 */
	String sentryStarter() {
		return this.sentryStarter;
	}

	/**
	 * Return the artifact of the library's starter that has this module as a dependency.
	 */
	String starter() {
		return this.starter;
	}

}
