package io.github.tuxsentry.internal.discord.execution;

import java.util.ArrayList;
import java.util.List;

/**
 * Threads on which an execution is current. Thread-safe.
 */
final class ExecutionThreads {

	private final List<Thread> threads = new ArrayList<>(2);

	synchronized void add(Thread thread) {
		this.threads.add(thread);
	}

	synchronized void remove(Thread thread) {
		this.threads.remove(thread);
	}

	/**
	 * Return whether one of the threads has called {@link System#exit}.
	 */
	synchronized boolean areExiting() {
		return this.threads.stream().anyMatch((thread) -> ClosingThreads.isExiting(thread.getStackTrace()));
	}

}
