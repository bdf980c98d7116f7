package io.github.tuxsentry.gallery;

import java.time.Duration;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * Pauses in which the machine does not run a thread that is ready, measured by a thread
 * that sleeps and finds how much longer it has slept.
 */
final class MachinePauses implements AutoCloseable {

	private static final long SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final ConcurrentNavigableMap<Long, Long> lengthsByEnd = new ConcurrentSkipListMap<>();

	private final Thread thread = new Thread(this::measure, "machine-pauses");

	MachinePauses() {
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void measure() {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				long start = System.nanoTime();
				TimeUnit.NANOSECONDS.sleep(SLEEP_NANOS);
				long end = System.nanoTime();
				long pause = end - start - SLEEP_NANOS;
				if (pause > SLEEP_NANOS) {
					this.lengthsByEnd.put(end, pause);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Return the total length of the pauses of more than a millisecond that have ended in
	 * some period.
	 */
	Duration total(long fromNanos, long toNanos) {
		return Duration
			.ofNanos(this.lengthsByEnd.subMap(fromNanos, toNanos).values().stream().mapToLong(Long::longValue).sum());
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}
