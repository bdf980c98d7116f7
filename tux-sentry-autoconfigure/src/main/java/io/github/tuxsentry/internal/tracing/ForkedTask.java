package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScopes;
import io.sentry.ISentryLifecycleToken;
import io.sentry.NoOpScopesLifecycleToken;

/**
 * A task that runs once, on scopes made for it. The thread that runs it gets its own
 * scopes back.
 */
final class ForkedTask implements CarriedTask {

	private final Runnable task;

	private final IScopes scopes;

	private final FaultBarrier faults;

	ForkedTask(Runnable task, IScopes scopes, FaultBarrier faults) {
		this.task = task;
		this.scopes = scopes;
		this.faults = faults;
	}

	@Override
	public void run() {
		ISentryLifecycleToken before = enter(this.scopes, this.faults);
		try {
			this.task.run();
		}
		finally {
			leave(before, this.faults);
		}
	}

	public static ISentryLifecycleToken enter(IScopes scopes, FaultBarrier faults) {
		return faults.get("enter the scope of a task", scopes::makeCurrent, NoOpScopesLifecycleToken.getInstance());
	}

	public static void leave(ISentryLifecycleToken before, FaultBarrier faults) {
		faults.run("leave the scope of a task", before::close);
	}

	@Override
	public String toString() {
		return this.task.toString();
	}

}
