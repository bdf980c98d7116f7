package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.internal.beans.UserClasses;
import io.github.tuxsentry.metrics.BotMetrics;

/**
 * Recorder that counts the listeners of a bot as its cogs: a registration is a load, its
 * removal an unload.
 */
final class CogMetrics {

	private static final String LOAD = "load";

	private final BotMetrics metrics;

	CogMetrics(BotMetrics metrics) {
		this.metrics = metrics;
	}

	/**
	 * Count listeners that were registered earlier, whose load times are unknown.
	 */
	void found(List<Object> listeners) {
		listeners.stream()
			.filter(CogMetrics::isCog)
			.forEach((listener) -> this.metrics.recordCogMetric(nameOf(listener), LOAD, null, (cog) -> {
			}));
	}

	void load(Object listener, Runnable register) {
		change(listener, LOAD, register);
	}

	void unload(Object listener, Runnable unregister) {
		change(listener, "unload", unregister);
	}

	private void change(Object listener, String operation, Runnable work) {
		if (isCog(listener)) {
			timed(listener, operation, work);
		}
		else {
			work.run();
		}
	}

	private void timed(Object listener, String operation, Runnable work) {
		long start = System.nanoTime();
		try {
			work.run();
		}
		catch (RuntimeException refused) {
			this.metrics.recordCogMetric(nameOf(listener), operation, since(start), (cog) -> cog.failed(refused));
			throw refused;
		}
		this.metrics.recordCogMetric(nameOf(listener), operation, since(start));
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/**
	 * Return whether a listener is a cog, unlike those of the library.
	 */
	static boolean isCog(Object listener) {
		return !(listener instanceof ShardListener);
	}

	/**
	 * Return the name of the cog that a listener is.
	 */
	static String nameOf(Object listener) {
		return (listener != null) ? UserClasses.of(listener).getSimpleName() : "null";
	}

}
