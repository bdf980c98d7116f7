package io.github.tuxsentry.internal.beans;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * State of an application startup whose failure is reported. The reporter needs Sentry
 * after all beans are destroyed, and closes it. Thread-safe.
 */
public final class StartupWatch {

	private static final String NAME = StartupWatch.class.getName();

	private final Thread starter = Thread.currentThread();

	private volatile boolean starting = true;

	private StartupWatch() {
	}

	/**
	 * Begin to watch a startup that is performed by the calling thread.
	 * @param beans the bean factory of the application
	 * @return the watch
	 */
	public static StartupWatch begin(ConfigurableListableBeanFactory beans) {
		StartupWatch watch = new StartupWatch();
		beans.registerSingleton(NAME, watch);
		return watch;
	}

	/**
	 * End the watch: startup has succeeded, or its failure has been reported.
	 */
	public void end() {
		this.starting = false;
	}

	public static boolean isResponsible(ConfigurableListableBeanFactory beans) {
		return beans.getSingleton(NAME) instanceof StartupWatch watch && watch.starting
				&& watch.starter == Thread.currentThread();
	}

}
