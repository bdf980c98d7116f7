package io.github.tuxsentry.internal.discord.execution;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Threads that do not proceed until the application is closed: the current one, which
 * closes it, and those that have called {@link System#exit}, for which the current one is
 * a shutdown hook.
 */
public final class ClosingThreads {

	private ClosingThreads() {
	}

	/**
	 * Return the number of closing threads that are in a method of certain classes.
	 * @param classes the names of the classes
	 * @return the number
	 */
	public static long countIn(Set<String> classes) {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter(ClosingThreads::isClosing)
			.filter((thread) -> Arrays.stream(thread.getValue())
				.anyMatch((frame) -> classes.contains(frame.getClassName())))
			.count();
	}

	private static boolean isClosing(Map.Entry<Thread, StackTraceElement[]> thread) {
		return thread.getKey() == Thread.currentThread() || isExiting(thread.getValue());
	}

	/**
	 * Return whether a thread has called {@link System#exit}.
	 * @param frames the stack trace of the thread
	 */
	static boolean isExiting(StackTraceElement[] frames) {
		return Arrays.stream(frames)
			.anyMatch((frame) -> frame.getClassName().equals(Runtime.class.getName())
					&& frame.getMethodName().equals("exit"));
	}

}
