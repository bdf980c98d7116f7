package io.github.tuxsentry.internal.session;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Number of commands since the start. Thread-safe.
 */
public final class CommandCount implements CommandEndListener {

	private final LongAdder commands = new LongAdder();

	@Override
	public void commandEnded(@Nullable Throwable error, Duration elapsed) {
		this.commands.increment();
	}

	/**
	 * Return the number of commands.
	 * @return the number of commands that have ended
	 */
	public long get() {
		return this.commands.sum();
	}

}
