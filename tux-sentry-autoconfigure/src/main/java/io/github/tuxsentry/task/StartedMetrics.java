package io.github.tuxsentry.task;

import java.util.function.Supplier;

import io.github.tuxsentry.metrics.BotMetrics;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The metrics, once all beans are there. A task that an executor runs earlier is not
 * counted: its thread must not be the one to look for beans while the application still
 * starts.
 */
public final class StartedMetrics implements Supplier<@Nullable BotMetrics>, SmartInitializingSingleton {

	private final Supplier<BotMetrics> bean;

	private volatile @Nullable BotMetrics started;

	/**
	 * Creates the metrics.
	 * @param bean looks for them
	 */
	public StartedMetrics(Supplier<BotMetrics> bean) {
		this.bean = bean;
	}

	@Override
	public void afterSingletonsInstantiated() {
		BotMetrics metrics = this.bean.get();
		metrics.prepare();
		this.started = metrics;
	}

	@Override
	public @Nullable BotMetrics get() {
		return this.started;
	}

}
