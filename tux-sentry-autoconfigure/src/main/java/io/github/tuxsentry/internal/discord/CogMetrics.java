package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;

import io.github.tuxsentry.metrics.BotMetrics;

/**
 * Counts the listeners of a bot as its cogs: registering one is a load, unregistering it
 * an unload.
 */
final class CogMetrics {

	private static final String LOAD = "load";

	private final BotMetrics metrics;

	/**
	 * Creates the metrics.
	 * @param metrics takes them
	 */
	CogMetrics(BotMetrics metrics) {
		this.metrics = metrics;
	}

	/**
	 * Counts listeners that were there before, whose times are not known.
	 */
	void found(List<Object> listeners) {
		listeners.forEach((listener) -> this.metrics.recordCogMetric(nameOf(listener), LOAD, null, (cog) -> {
		}));
	}

	void load(Object listener, Runnable register) {
		timed(listener, LOAD, register);
	}

	void unload(Object listener, Runnable unregister) {
		timed(listener, "unload", unregister);
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

	private static String nameOf(Object listener) {
		return (listener != null) ? listener.getClass().getSimpleName() : "null";
	}

}
