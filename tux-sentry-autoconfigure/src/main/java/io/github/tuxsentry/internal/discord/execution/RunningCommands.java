package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Count of the running commands of users. On shutdown, further commands are rejected and
 * the running ones are awaited, since JDA does not send replies once it is shut down.
 * Thread-safe.
 */
public final class RunningCommands {

	private static final Logger logger = LoggerFactory.getLogger(RunningCommands.class);

	private final Object monitor = new Object();

	private boolean stopping;

	private int running;

	/**
	 * Create a new count, starting at zero.
	 */
	public RunningCommands() {
	}

	/**
	 * Begin a command.
	 * @return {@code true} if the command may run
	 */
	public boolean begin() {
		synchronized (this.monitor) {
			if (this.stopping) {
				return false;
			}
			this.running++;
			return true;
		}
	}

	public void end() {
		synchronized (this.monitor) {
			this.running--;
			this.monitor.notifyAll();
		}
	}

	/**
	 * Reject further commands, and wait for the running ones.
	 * @param timeout the maximum time to wait
	 * @throws InterruptedException if the thread is interrupted
	 */
	public void stop(Duration timeout) throws InterruptedException {
		long deadline = System.nanoTime() + timeout.toNanos();
		synchronized (this.monitor) {
			this.stopping = true;
			long remaining = timeout.toNanos();
			while (this.running > 0 && remaining > 0) {
				TimeUnit.NANOSECONDS.timedWait(this.monitor, remaining);
				remaining = deadline - System.nanoTime();
			}
			if (this.running > 0) {
				logger.info("Shutting down while {} commands are still running", this.running);
			}
		}
	}

}
