package io.github.tuxsentry.lifecycle;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Knows whether a start of the application is under way whose failure somebody reports.
 * That one needs Sentry when all beans are gone, and closes it. Thread-safe.
 */
public final class StartWatch {

	private static final String NAME = StartWatch.class.getName();

	private final Thread starter = Thread.currentThread();

	private volatile boolean starting = true;

	private StartWatch() {
	}

	/**
	 * Begins to watch a start, which happens on the calling thread.
	 * @param beans the beans of the application
	 * @return the watch
	 */
	public static StartWatch begin(ConfigurableListableBeanFactory beans) {
		StartWatch watch = new StartWatch();
		beans.registerSingleton(NAME, watch);
		return watch;
	}

	/**
	 * Says that the start is over, whether it went well or has been reported.
	 */
	public void end() {
		this.starting = false;
	}

	static boolean isResponsible(ConfigurableListableBeanFactory beans) {
		return beans.getSingleton(NAME) instanceof StartWatch watch && watch.starting
				&& watch.starter == Thread.currentThread();
	}

}
