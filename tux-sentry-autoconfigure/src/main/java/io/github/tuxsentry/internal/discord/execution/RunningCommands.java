package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows how many commands of users run. When the bot stops, no more are begun, and those
 * that run get some time to end: JDA takes no reply any more once it is shut down.
 * Thread-safe.
 */
public final class RunningCommands {

	private static final Logger logger = LoggerFactory.getLogger(RunningCommands.class);

	private final Object monitor = new Object();

	private boolean stopping;

	private int running;

	/**
	 * Creates the count, at zero.
	 */
	public RunningCommands() {
	}

	/**
	 * Begins a command.
	 * @return whether it may run
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
	 * Lets no more begin and waits for those that run.
	 */
	public void stop(Duration patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience.toNanos();
		synchronized (this.monitor) {
			this.stopping = true;
			long remaining = patience.toNanos();
			while (this.running > 0 && remaining > 0) {
				TimeUnit.NANOSECONDS.timedWait(this.monitor, remaining);
				remaining = deadline - System.nanoTime();
			}
			if (this.running > 0) {
				logger.info("The bot stops while {} commands still run", this.running);
			}
		}
	}

}
