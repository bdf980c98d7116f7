package io.github.tuxsentry.internal.condition;

import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.SpringProperties;

/**
 * Runs of an application that are part of its build, and say nothing about the bot in
 * operation.
 */
public final class BuildTimeRun {

	private BuildTimeRun() {
	}

	/**
	 * Return whether the application is processed ahead of time. Its startup is abandoned
	 * without an event once the context is prepared.
	 * @return {@code true} if the application is processed
	 */
	public static boolean isAheadOfTimeProcessing() {
		return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
	}

	/**
	 * Return whether this is a training run, which ends before the application runs.
	 * @return {@code true} if this is a training run
	 */
	public static boolean isTraining() {
		return DefaultLifecycleProcessor.ON_REFRESH_VALUE
			.equalsIgnoreCase(SpringProperties.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME));
	}

}
