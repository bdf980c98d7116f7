package io.github.tuxsentry.internal.discord.execution;

import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of an execution: the response to its user, and the failures because of which
 * there is none. A routine failure before the response, such as that of a message which
 * was deleted in the meantime, stays open, since the user may still get the response. Not
 * thread-safe.
 */
final class ExecutionOutcome {

	private static final int FIRST_SUCCESS = 200;

	private static final int FIRST_REDIRECT = 300;

	private Response response;

	/**
	 * Number of messages that are being sent, each of which may be the response to a
	 * prefix command.
	 */
	private int messages;

	private @Nullable Throwable failure;

	private @Nullable Throwable openFailure;

	private @Nullable Throwable rejection;

	/**
	 * Create an outcome.
	 * @param awaited whether an interaction awaits its response
	 */
	ExecutionOutcome(boolean awaited) {
		this.response = awaited ? Response.PENDING : Response.NONE;
	}

	/**
	 * Return whether an interaction awaits its response. After a routine failure, because
	 * of which it may never come, it does not.
	 */
	boolean isAwaited() {
		return isOutstanding() && this.openFailure == null;
	}

	private boolean isOutstanding() {
		return this.response == Response.PENDING || this.response == Response.DEFERRED;
	}

	boolean isPending() {
		return this.response == Response.PENDING;
	}

	/**
	 * Return whether the user has a response, or does not get one any longer.
	 */
	boolean isDecided() {
		return this.response == Response.GIVEN || this.response == Response.ABANDONED;
	}

	/**
	 * Return whether the user has a response.
	 */
	boolean isGiven() {
		return this.response == Response.GIVEN;
	}

	/**
	 * Record a completed call for the interaction. The callback is the response, unless
	 * it defers the reply: the reply itself is then awaited. A rejected response may be
	 * followed by another one.
	 * @param call the call
	 * @param status the status of Discord's answer, or 0 without an answer
	 * @param deferred whether the callback, if it was accepted, defers the reply
	 * @return whether the call was the awaited response
	 */
	boolean called(InteractionCall call, int status, boolean deferred) {
		if (!call.isResponse()) {
			return false;
		}
		boolean accepted = status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
		boolean defers = accepted && call.isCallback() && deferred;
		boolean awaited = isAwaited(call, accepted);
		if (accepted && !defers) {
			this.response = Response.GIVEN;
			this.openFailure = null;
		}
		else if (awaited) {
			this.response = defers ? Response.DEFERRED : Response.ABANDONED;
		}
		if (awaited) {
			this.rejection = accepted ? null : rejected(status);
		}
		else if (accepted && isRejected()) {
			this.rejection = null;
		}
		return awaited;
	}

	/**
	 * Return whether a call is the awaited response. JDA reports calls on different
	 * threads: the reply may overtake the callback without which it is not accepted.
	 */
	private boolean isAwaited(InteractionCall call, boolean accepted) {
		return switch (this.response) {
			case PENDING -> call.isCallback() || accepted;
			case DEFERRED -> !call.isCallback();
			case NONE, GIVEN, ABANDONED -> false;
		};
	}

	private boolean isRejected() {
		return this.rejection instanceof IllegalStateException;
	}

	private static IllegalStateException rejected(int status) {
		return new IllegalStateException((status > 0) ? "Discord rejected the response to an interaction: " + status
				: "The response to an interaction was not sent");
	}

	/**
	 * Record that an interaction was not acknowledged in time.
	 * @param problem the problem
	 * @return whether the response was pending
	 */
	boolean notAcknowledged(InteractionNotAcknowledgedException problem) {
		if (this.response != Response.PENDING) {
			return false;
		}
		this.response = Response.ABANDONED;
		this.rejection = problem;
		return true;
	}

	/**
	 * Record a failure, of which the first is the reason. The response to an interaction
	 * is not awaited any longer.
	 * @param thrown the failure
	 * @return whether the response was awaited
	 */
	boolean failed(Throwable thrown) {
		if (this.failure == null && !(isUnknownInteraction(thrown) && this.rejection != null)) {
			this.failure = thrown;
		}
		if (!isOutstanding()) {
			return false;
		}
		this.response = Response.ABANDONED;
		this.rejection = null;
		return true;
	}

	static boolean isUnknownInteraction(Throwable thrown) {
		return thrown instanceof ErrorResponseException error
				&& error.getErrorResponse() == ErrorResponse.UNKNOWN_INTERACTION;
	}

	/**
	 * Record a routine failure, unless the user has a response. It stays open if there
	 * may be one: that to an interaction may follow, the message that responds to a
	 * prefix command is already being sent.
	 * @param thrown the failure
	 * @return whether it is a failure like any other
	 */
	boolean failedRoutinely(Throwable thrown) {
		if (isDecided() && !isRejected()) {
			return false;
		}
		if (this.failure != null || isUnknownInteraction(thrown)
				|| (this.response == Response.NONE && this.messages == 0)) {
			return true;
		}
		if (this.openFailure == null) {
			this.openFailure = thrown;
		}
		return false;
	}

	void sendsMessage() {
		this.messages++;
	}

	/**
	 * Record that a message is no longer being sent. If it was sent, it is the response
	 * to a prefix command. Its callbacks, and the calls that they start, may already have
	 * completed. A routine failure beside messages of which none was sent, such as that
	 * of the message itself, precedes all later ones.
	 * @param sent whether the message was sent
	 */
	void completedMessage(boolean sent) {
		this.messages--;
		if (this.response != Response.NONE) {
			return;
		}
		if (sent) {
			this.response = Response.GIVEN;
			this.openFailure = null;
		}
		else if (this.messages == 0 && this.openFailure != null) {
			this.failure = this.openFailure;
			this.openFailure = null;
		}
	}

	/**
	 * Record that the execution is interrupted. Earlier failures are the reason.
	 * @param reason the reason, or {@code null} if the interruption is not a failure
	 */
	void interrupted(@Nullable Throwable reason) {
		if (this.failure == null && this.rejection == null) {
			this.failure = reason;
		}
	}

	/**
	 * Return the reason for which the execution failed. A routine failure that is open
	 * precedes all others.
	 * @return the reason, or {@code null} if it succeeded
	 */
	@Nullable Throwable reason() {
		if (this.openFailure != null) {
			return this.openFailure;
		}
		return (this.failure != null) ? this.failure : this.rejection;
	}

	/**
	 * State of the response to the user: none is required, it is pending, it is deferred,
	 * it was given, or it is not awaited any longer.
	 */
	private enum Response {

		NONE, PENDING, DEFERRED, GIVEN, ABANDONED

	}

}
