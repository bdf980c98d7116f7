package io.github.tuxsentry.internal.beans;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Knows whether a start of the application is under way whose failure somebody reports.
 * That one needs Sentry when all beans are gone, and closes it. Thread-safe.
 */
public final class StartupWatch {

	private static final String NAME = StartupWatch.class.getName();

	private final Thread starter = Thread.currentThread();

	private volatile boolean starting = true;

	private StartupWatch() {
	}

	/**
	 * Begins to watch a start, which happens on the calling thread.
	 * @param beans the beans of the application
	 * @return the watch
	 */
	public static StartupWatch begin(ConfigurableListableBeanFactory beans) {
		StartupWatch watch = new StartupWatch();
		beans.registerSingleton(NAME, watch);
		return watch;
	}

	/**
	 * Says that the start is over, whether it went well or has been reported.
	 */
	public void end() {
		this.starting = false;
	}

	public static boolean isResponsible(ConfigurableListableBeanFactory beans) {
		return beans.getSingleton(NAME) instanceof StartupWatch watch && watch.starting
				&& watch.starter == Thread.currentThread();
	}

}
