package io.github.tuxsentry.internal.discord.execution;

import org.jspecify.annotations.Nullable;

/**
 * Routine failure before the response, such as that of a message which was deleted in the
 * meantime. It decides the outcome of an execution unless the user gets the response. Not
 * thread-safe.
 */
final class RoutineFailure {

	private @Nullable Throwable thrown;

	/**
	 * Number of messages that are being sent, each of which may be the response to a
	 * prefix command.
	 */
	private int messages;

	/**
	 * Return whether the failure is not decided.
	 */
	boolean isOpen() {
		return this.thrown != null;
	}

	boolean isBesideMessage() {
		return this.messages > 0;
	}

	void failed(Throwable thrown) {
		if (this.thrown == null) {
			this.thrown = thrown;
		}
	}

	void sendsMessage() {
		this.messages++;
	}

	/**
	 * Record that a message is no longer being sent.
	 * @return whether no other one is being sent
	 */
	boolean completedMessage() {
		return --this.messages == 0;
	}

	/**
	 * Decide the failure.
	 * @return the failure, or {@code null} if there was none
	 */
	@Nullable Throwable decide() {
		Throwable decided = this.thrown;
		this.thrown = null;
		return decided;
	}

}
