package io.github.tuxsentry.internal.discord.execution;

import java.util.Set;

import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExecutionOutcome}.
 */
class ExecutionOutcomeTests {

	private static final InteractionCall CALLBACK = new InteractionCall("token", true, true);

	private static final InteractionCall REPLY = new InteractionCall("token", false, true);

	private static final InteractionCall READ = new InteractionCall("token", false, false);

	private final ExecutionOutcome interaction = new ExecutionOutcome(true);

	private final ExecutionOutcome message = new ExecutionOutcome(false);

	private final Exception routine = new IllegalStateException("routine");

	private final Exception failure = new IllegalStateException("failure");

	private final Exception unknown = ErrorResponseException.create(ErrorResponse.UNKNOWN_INTERACTION,
			new Response(new IllegalStateException("no answer"), Set.of()));

	@Test
	void awaitsTheResponseToAnInteraction() {
		assertThat(this.interaction.isAwaited()).isTrue();
		assertThat(this.interaction.isPending()).isTrue();
		assertThat(this.interaction.isDecided()).isFalse();
		assertThat(this.message.isAwaited()).isFalse();
		assertThat(this.message.isPending()).isFalse();
		assertThat(this.message.isDecided()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 204, 299 })
	void isGivenByAnAcceptedCallback(int status) {
		assertThat(this.interaction.called(CALLBACK, status, false)).isTrue();
		assertThat(this.interaction.isDecided()).isTrue();
		assertThat(this.interaction.isAwaited()).isFalse();
		assertThat(this.interaction.reason()).isNull();
	}

	@Test
	void isGivenByAReplyThatOvertakesItsCallback() {
		assertThat(this.interaction.called(REPLY, 200, false)).isTrue();
		assertThat(this.interaction.called(CALLBACK, 200, true)).isFalse();
		assertThat(this.interaction.isDecided()).isTrue();
	}

	@Test
	void isGivenByTheReplyAfterADeferredOne() {
		assertThat(this.interaction.called(CALLBACK, 204, true)).isTrue();
		assertThat(this.interaction.isAwaited()).isTrue();
		assertThat(this.interaction.isPending()).isFalse();
		assertThat(this.interaction.called(CALLBACK, 400, false)).isFalse();
		assertThat(this.interaction.called(REPLY, 200, false)).isTrue();
		assertThat(this.interaction.isDecided()).isTrue();
	}

	@Test
	void isGivenOnceAResponseThatDoesNotDeferTheReplyIsAccepted() {
		this.interaction.called(CALLBACK, 200, true);
		this.interaction.called(READ, 200, false);
		this.interaction.failed(this.failure);
		this.interaction.called(REPLY, 404, false);
		assertThat(this.interaction.isGiven()).isFalse();
		this.interaction.called(REPLY, 200, false);
		assertThat(this.interaction.isGiven()).isTrue();
	}

	@Test
	void isNotGivenByACallThatIsNoResponse() {
		assertThat(this.interaction.called(READ, 200, false)).isFalse();
		assertThat(this.interaction.isPending()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 199, 300, 400 })
	void failsIfDiscordDoesNotAcceptTheResponse(int status) {
		assertThat(this.interaction.called(REPLY, status, false)).isFalse();
		assertThat(this.interaction.called(CALLBACK, status, true)).isTrue();
		assertThat(this.interaction.isDecided()).isTrue();
		assertThat(this.interaction.reason()).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining(
					(status == 0) ? "was not sent" : "rejected the response to an interaction: " + status);
	}

	@Test
	void succeedsIfAnotherResponseFollowsTheRejectedOne() {
		this.interaction.called(CALLBACK, 400, false);
		assertThat(this.interaction.called(READ, 200, false)).isFalse();
		assertThat(this.interaction.reason()).isNotNull();
		assertThat(this.interaction.called(REPLY, 200, false)).isFalse();
		assertThat(this.interaction.reason()).isNull();
	}

	@Test
	void failsIfTheInteractionIsNotAcknowledgedWhileItIsPending() {
		InteractionNotAcknowledgedException late = new InteractionNotAcknowledgedException("ping");
		assertThat(this.interaction.notAcknowledged(late)).isTrue();
		assertThat(this.interaction.failed(this.unknown)).isFalse();
		assertThat(this.interaction.called(REPLY, 200, false)).isFalse();
		assertThat(this.interaction.reason()).isSameAs(late);
		assertThat(this.message.notAcknowledged(late)).isFalse();
		assertThat(this.message.reason()).isNull();
	}

	@Test
	void doesNotAwaitTheResponseAfterAFailure() {
		assertThat(this.interaction.failed(this.failure)).isTrue();
		assertThat(this.interaction.failed(this.routine)).isFalse();
		assertThat(this.interaction.isDecided()).isTrue();
		assertThat(this.interaction.reason()).isSameAs(this.failure);
		assertThat(this.message.failed(this.unknown)).isFalse();
		assertThat(this.message.reason()).isSameAs(this.unknown);
	}

	@Test
	void doesNotAwaitADeferredReplyAfterAFailure() {
		this.interaction.called(CALLBACK, 200, true);
		assertThat(this.interaction.failed(this.failure)).isTrue();
		assertThat(this.interaction.isAwaited()).isFalse();
		assertThat(this.interaction.reason()).isSameAs(this.failure);
	}

	@Test
	void prefersAFailureToARejectedResponse() {
		this.interaction.called(CALLBACK, 400, false);
		this.interaction.failed(this.failure);
		assertThat(this.interaction.reason()).isSameAs(this.failure);
	}

	@Test
	void holdsARoutineFailureOpenUntilTheResponse() {
		assertThat(this.interaction.failedRoutinely(this.routine)).isFalse();
		assertThat(this.interaction.isAwaited()).isFalse();
		assertThat(this.interaction.isPending()).isTrue();
		assertThat(this.interaction.reason()).isSameAs(this.routine);
		assertThat(this.interaction.called(CALLBACK, 200, true)).isTrue();
		assertThat(this.interaction.reason()).isSameAs(this.routine);
		assertThat(this.interaction.called(REPLY, 200, false)).isTrue();
		assertThat(this.interaction.reason()).isNull();
	}

	@Test
	void prefersTheFirstRoutineFailureToAllLaterFailures() {
		this.interaction.failedRoutinely(this.routine);
		this.interaction.failedRoutinely(this.failure);
		this.interaction.failed(this.failure);
		assertThat(this.interaction.reason()).isSameAs(this.routine);
	}

	@Test
	void ignoresARoutineFailureAfterTheResponse() {
		this.interaction.called(CALLBACK, 200, false);
		assertThat(this.interaction.failedRoutinely(this.routine)).isFalse();
		assertThat(this.interaction.reason()).isNull();
	}

	@Test
	void holdsARoutineFailureAfterARejectedResponseOpen() {
		this.interaction.called(CALLBACK, 400, false);
		assertThat(this.interaction.failedRoutinely(this.routine)).isFalse();
		assertThat(this.interaction.reason()).isSameAs(this.routine);
		this.interaction.called(REPLY, 200, false);
		assertThat(this.interaction.reason()).isNull();
	}

	@Test
	void failsIfARoutineFailureExcludesTheResponse() {
		assertThat(this.interaction.failedRoutinely(this.unknown)).isTrue();
		assertThat(this.message.failedRoutinely(this.routine)).isTrue();
		this.message.sendsMessage();
		this.message.failed(this.failure);
		assertThat(this.message.failedRoutinely(this.routine)).isTrue();
	}

	@Test
	void ofAMessageForgetsARoutineFailureBesideTheMessageThatWasSent() {
		this.message.sendsMessage();
		this.message.sendsMessage();
		assertThat(this.message.failedRoutinely(this.routine)).isFalse();
		this.message.completedMessage(false);
		assertThat(this.message.reason()).isSameAs(this.routine);
		this.message.completedMessage(true);
		assertThat(this.message.isDecided()).isTrue();
		assertThat(this.message.reason()).isNull();
	}

	@Test
	void ofAMessageFailsRoutinelyIfNoMessageWasSent() {
		this.message.sendsMessage();
		this.message.failedRoutinely(this.routine);
		this.message.completedMessage(false);
		this.message.sendsMessage();
		this.message.completedMessage(true);
		assertThat(this.message.reason()).isSameAs(this.routine);
	}

	@Test
	void ofAnInteractionIsNotGivenByAMessage() {
		this.interaction.sendsMessage();
		this.interaction.completedMessage(true);
		assertThat(this.interaction.isPending()).isTrue();
	}

	@Test
	void isInterruptedForTheReasonUnlessItFailedBefore() {
		this.message.interrupted(this.routine);
		assertThat(this.message.reason()).isSameAs(this.routine);
		this.interaction.called(CALLBACK, 400, false);
		this.interaction.interrupted(this.failure);
		assertThat(this.interaction.reason()).hasMessageContaining("400");
		this.message.interrupted(this.failure);
		assertThat(this.message.reason()).isSameAs(this.routine);
	}

}
