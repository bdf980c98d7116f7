package io.github.tuxsentry.internal.discord.execution;

/**
 * Listeners of a test.
 *
 * @param listeners the listeners
 * @param afterwards the work that is left when they have returned
 */
record ListenerCalls(Runnable listeners, Runnable afterwards) implements CommandExecution.Listeners {

	@Override
	public void call() {
		this.listeners.run();
	}

	@Override
	public boolean isUnfinished() {
		return true;
	}

	@Override
	public void finish() {
		this.afterwards.run();
	}

}
