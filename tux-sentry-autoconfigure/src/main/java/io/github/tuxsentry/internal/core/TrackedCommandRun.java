package io.github.tuxsentry.internal.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tuxsentry.CommandRun;

/**
 * {@link CommandRun} that measures its own duration.
 */
final class TrackedCommandRun implements CommandRun {

	private static final long RUNNING = -1;

	private final String name;

	private final String type;

	private final long start = System.nanoTime();

	private final AtomicLong totalNanos = new AtomicLong(RUNNING);

	TrackedCommandRun(String name, String type) {
		this.name = name;
		this.type = type;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String type() {
		return this.type;
	}

	@Override
	public Duration elapsed() {
		long total = this.totalNanos.get();
		return Duration.ofNanos((total != RUNNING) ? total : sinceStart());
	}

	/**
	 * End the run.
	 * @return {@code false} if it has already ended
	 */
	boolean end() {
		return this.totalNanos.compareAndSet(RUNNING, sinceStart());
	}

	private long sinceStart() {
		return Math.max(0, System.nanoTime() - this.start);
	}

}
