package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.Arrays;

import io.github.tuxsentry.internal.session.ProcessSession;
import io.sentry.Session.State;

/**
 * Reason for which the process ends, derived from the stack traces of its threads: the
 * JVM does not provide it to shutdown hooks.
 */
final class ProcessEnd {

	private static final String SHUTDOWN = "java.lang.Shutdown";

	private ProcessEnd() {
	}

	/**
	 * Return the final state of the session. The process has crashed if it ends because
	 * of an uncaught exception: its handler exits, or its thread was the last one that
	 * kept the process alive.
	 * @param session the session
	 * @param period the maximum duration of the report of an exception
	 * @return the state
	 */
	static State state(ProcessSession session, Duration period) {
		boolean crashed = Thread.getAllStackTraces()
			.values()
			.stream()
			.filter((stack) -> contains(stack, SHUTDOWN, ""))
			.anyMatch((stack) -> contains(stack, Thread.class.getName(), "dispatchUncaughtException")
					|| (contains(stack, SHUTDOWN, "shutdown") && session.hasUncaughtException(period)));
		return crashed ? State.Crashed : State.Exited;
	}

	private static boolean contains(StackTraceElement[] stack, String type, String method) {
		return Arrays.stream(stack)
			.anyMatch((frame) -> frame.getClassName().equals(type)
					&& (method.isEmpty() || frame.getMethodName().equals(method)));
	}

}
