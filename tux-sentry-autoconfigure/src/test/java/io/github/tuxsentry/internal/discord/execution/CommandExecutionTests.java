package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

import net.dv8tion.jda.api.requests.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommandExecution} and {@link RunningCommands}, one step at a time.
 */
class CommandExecutionTests {

	private static final Duration IDLE = Duration.ofSeconds(2);

	private static final Route.CompiledRoute MESSAGE = Route.Messages.SEND_MESSAGE.compile("1");

	private final List<String> ended = new ArrayList<>();

	private final List<@Nullable Throwable> reasons = new ArrayList<>();

	private final Commands commands = new Commands((name, reason, elapsed) -> {
		this.ended.add(name);
		this.reasons.add(reason);
	});

	private final FakeInteraction interaction = new FakeInteraction("token", FakeInteraction.bot());

	@Test
	void hasAResponseOnceTheCallbackWasAccepted() {
		CommandExecution execution = start("ping");
		assertThat(execution.isAnswered()).isFalse();
		this.commands.running.called(this.interaction.callback(), 200);
		assertThat(execution.isAnswered()).isTrue();
	}

	@Test
	void hasNoResponseYetWhileTheReplyIsDeferred() {
		CommandExecution execution = start("ping");
		this.interaction.deferred = true;
		this.commands.running.called(this.interaction.callback(), 204);
		assertThat(execution.isAnswered()).isFalse();
		this.commands.running.called(this.interaction.edit(), 200);
		assertThat(execution.isAnswered()).isTrue();
	}

	@Test
	void performsItsLastTaskOnceNothingElseHoldsItOpen() {
		CommandExecution execution = start("ping");
		List<@Nullable CommandExecution> performed = new ArrayList<>();
		execution.hold();
		execution.performLast(() -> performed.add(CommandExecution.current()));
		execution.failed(new IllegalStateException("of the bot"));
		execution.release();
		assertThat(performed).isEmpty();
		execution.release();
		assertThat(performed).containsExactly(execution);
		assertThat(execution.isRunning()).isFalse();
	}

	@Test
	void becomesIdleByARoutineFailureWhileItAwaitsItsResponse() {
		CommandExecution execution = start("ping");
		execution.release();
		assertThat(execution.isRunning()).isTrue();
		execution.failedRoutinely(new IllegalStateException("missing permissions"));
		assertThat(execution.isRunning()).isFalse();
	}

	@Test
	void isRepliedOnceAResponseThatDoesNotDeferTheReplyWasAccepted() {
		CommandExecution execution = start("ping");
		this.interaction.deferred = true;
		this.commands.running.called(this.interaction.callback(), 204);
		assertThat(execution.isReplied()).isFalse();
		execution.failed(new IllegalStateException("of the bot"));
		assertThat(execution.isReplied()).isFalse();
		this.commands.running.called(this.interaction.edit(), 200);
		assertThat(execution.isReplied()).isTrue();
	}

	@Test
	void isHeldOpenByItsLastTask() {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		execution.performLast(execution::hold);
		execution.release();
		assertThat(execution.isRunning()).isTrue();
		execution.release();
		assertThat(execution.isEnded()).isTrue();
		assertThat(this.ended).containsExactly("ping");
	}

	@Test
	void doesNotPerformItsLastTaskIfItIsInterrupted() {
		CommandExecution execution = start("ping");
		List<String> performed = new ArrayList<>();
		execution.performLast(() -> performed.add("last"));
		execution.abort();
		execution.release();
		assertThat(performed).isEmpty();
	}

	@Test
	void isNotAwaitedForAHoldBesideAnotherOne() {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		assertThat(execution.holdBeside()).isTrue();
		assertThat(execution.isAwaitedByItself()).isFalse();
		execution.hold();
		assertThat(execution.isAwaitedByItself()).isTrue();
		execution.releaseBeside();
		assertThat(execution.isAwaitedByItself()).isTrue();
		execution.release();
		assertThat(execution.isAwaitedByItself()).isFalse();
		execution.release();
		assertThat(execution.isEnded()).isTrue();
		assertThat(execution.holdBeside()).isFalse();
	}

	@Test
	void ofAPrefixCommandHasAResponseOnceAMessageWasSent() {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		assertThat(execution.isAnswered()).isFalse();
		execution.sendsMessage();
		execution.completedMessage(true);
		assertThat(execution.isAnswered()).isTrue();
	}

	@Test
	void ofAnInteractionHasNoResponseIfAMessageWasSent() {
		CommandExecution execution = start("ping");
		execution.sendsMessage();
		execution.completedMessage(true);
		assertThat(execution.isAnswered()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ofAPrefixCommandFailsRoutinelyBesideAMessageOnlyIfThatWasNotSent(boolean sent) {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		Throwable routine = new IllegalStateException("the message was deleted in the meantime");
		execution.sendsMessage();
		execution.failedRoutinely(routine);
		execution.completedMessage(sent);
		execution.release();
		assertThat(this.reasons).containsExactly(sent ? null : routine);
	}

	@Test
	void ofAPrefixCommandFailsRoutinelyBeforeAMessage() {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		Throwable routine = new IllegalStateException("the message was deleted in the meantime");
		execution.failedRoutinely(routine);
		execution.sendsMessage();
		execution.completedMessage(true);
		execution.release();
		assertThat(this.reasons).containsExactly(routine);
	}

	@Test
	void ofAPrefixCommandFailsRoutinelyByItsOwnMessageBeforeAnother() {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		Throwable routine = new IllegalStateException("missing permissions");
		execution.sendsMessage();
		execution.failedRoutinely(routine);
		execution.completedMessage(false);
		execution.sendsMessage();
		execution.completedMessage(true);
		execution.release();
		assertThat(this.reasons).containsExactly(routine);
	}

	@Test
	void ofAPrefixCommandRetainsALaterFailureBesideAMessage() {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		Throwable failure = new IllegalStateException("failed");
		execution.sendsMessage();
		execution.failedRoutinely(new IllegalStateException("the message was deleted in the meantime"));
		execution.failed(failure);
		execution.completedMessage(true);
		execution.release();
		assertThat(this.reasons).containsExactly(failure);
	}

	@ParameterizedTest
	@ValueSource(ints = { 204, 400, 404 })
	void ofAnInteractionFailsRoutinelyBeforeItsResponseOnlyIfThatIsNotAccepted(int status) {
		CommandExecution execution = start("ping");
		Throwable routine = new IllegalStateException("the message was deleted in the meantime");
		execution.failedRoutinely(routine);
		this.commands.running.called(this.interaction.callback(), status);
		execution.release();
		this.commands.timer.advance(Duration.ofSeconds(5), (now) -> {
		});
		assertThat(this.reasons).containsExactly((status == 204) ? null : routine);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ofAnInteractionFailsRoutinelyWithoutAResponse(boolean deferred) {
		this.interaction.deferred = deferred;
		CommandExecution execution = start("ping");
		Throwable routine = new IllegalStateException("the message was deleted in the meantime");
		if (deferred) {
			this.commands.running.called(this.interaction.callback(), 204);
		}
		execution.failedRoutinely(routine);
		assertThat(this.reasons).isEmpty();
		execution.release();
		this.commands.timer.advance(Duration.ofSeconds(5), (now) -> {
		});
		assertThat(this.reasons).containsExactly(routine);
	}

	@Test
	void ofADeferredInteractionFailsRoutinelyBesideItsReply() {
		this.interaction.deferred = true;
		CommandExecution execution = start("ping");
		this.commands.running.called(this.interaction.callback(), 204);
		execution.failedRoutinely(new IllegalStateException("the message was deleted in the meantime"));
		this.commands.running.called(this.interaction.followUp(), 200);
		execution.release();
		this.commands.timer.advance(Duration.ofSeconds(5), (now) -> {
		});
		assertThat(this.reasons).containsExactly((Throwable) null);
	}

	@Test
	void keepsAnEarlierFailureBesideAMessage() {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		Throwable failure = new IllegalStateException("failed");
		execution.sendsMessage();
		execution.failed(failure);
		execution.failedRoutinely(new IllegalStateException("the message was deleted in the meantime"));
		execution.completedMessage(true);
		execution.release();
		assertThat(this.reasons).containsExactly(failure);
	}

	@ParameterizedTest
	@ValueSource(ints = { 300, 400, 500 })
	void failsIfDiscordRejectsTheResponse(int status) {
		CommandExecution execution = start("ping");
		this.commands.running.called(this.interaction.callback(), status);
		execution.release();
		advance(IDLE);
		assertThat(this.reasons).singleElement()
			.isInstanceOfSatisfying(IllegalStateException.class, (reason) -> assertThat(reason)
				.hasMessage("Discord rejected the response to an interaction: " + status));
	}

	@Test
	void failsIfTheResponseIsNotSent() {
		CommandExecution execution = start("ping");
		this.commands.running.called(this.interaction.callback(), 0);
		execution.release();
		advance(IDLE);
		assertThat(this.reasons).singleElement()
			.isInstanceOfSatisfying(IllegalStateException.class,
					(reason) -> assertThat(reason).hasMessage("The response to an interaction was not sent"));
	}

	@Test
	void failsIfTheInteractionIsNotAcknowledgedInTime() {
		CommandExecution execution = start("ping");
		execution.release();
		advance(Duration.ofSeconds(3).plus(IDLE));
		assertThat(this.reasons).singleElement()
			.isInstanceOfSatisfying(InteractionNotAcknowledgedException.class, (reason) -> {
				assertThat(reason).hasMessageContaining("'ping'").hasMessageContaining("3 seconds");
				assertThat(reason.getStackTrace()).isEmpty();
			});
		assertThat(this.commands.unacknowledged()).isEqualTo(1);
	}

	@Test
	void isNotReportedAsUnacknowledgedIfItWasAcknowledged() {
		CommandExecution execution = start("ping");
		this.commands.running.called(this.interaction.callback(), 204);
		this.commands.running.called(this.interaction.callback(), 404);
		execution.release();
		advance(Duration.ofSeconds(3).plus(IDLE));
		assertThat(this.reasons).hasSize(1).containsOnlyNulls();
		assertThat(this.commands.unacknowledged()).isZero();
	}

	@Test
	void isAnInvocationIfAUserCausedIt() {
		assertThat(start("ping").isInvocation()).isTrue();
		assertThat(event().isInvocation()).isFalse();
	}

	@Test
	void isRunningUntilItIsIdle() {
		CommandExecution execution = start("ping");
		assertThat(execution.isRunning()).isTrue();
		this.commands.running.called(this.interaction.callback(), 204);
		assertThat(execution.isRunning()).isTrue();
		execution.release();
		assertThat(execution.isRunning()).isFalse();
	}

	@Test
	void performsRemainingWorkOfItsListenersOnlyIfThereIsAny() {
		List<String> calls = new ArrayList<>();
		start("ping").run(new CommandExecution.Listeners() {

			@Override
			public void call() {
				calls.add("call");
			}

			@Override
			public boolean isUnfinished() {
				return false;
			}

			@Override
			public void finish() {
				calls.add("finish");
			}

		});
		assertThat(calls).containsExactly("call");
	}

	@Test
	void isNotFollowedAfterTheListenersOfAnEventHaveReturned() {
		CommandExecution execution = event();
		execution.run(listeners(() -> {
		}));
		assertThat(this.commands.timer.size()).isZero();
		assertThat(this.commands.running.size()).isZero();
		assertThat(execution.hold()).isFalse();
	}

	@Test
	void ofAnEventEndsAtTheDeadlineEvenIfItsWorkDoesNot() {
		CommandExecution execution = event();
		execution.run(listeners(execution::hold));
		assertThat(execution.isRunning()).isTrue();
		assertThat(this.commands.timer.size()).isEqualTo(1);
		advance(Commands.DEADLINE);
		assertThat(execution.isRunning()).isFalse();
	}

	@Test
	void ofAnEventRestoresTheOuterOne() {
		CommandExecution outer = start("outer");
		outer.run(listeners(() -> {
			event().run(listeners(() -> assertThat(CommandExecution.current()).isNotSameAs(outer)));
			assertThat(CommandExecution.current()).isSameAs(outer);
		}));
		assertThat(CommandExecution.current()).isNull();
	}

	@Test
	void failsWithTheExceptionOfADelayedTask() {
		CommandExecution execution = start("ping");
		IllegalArgumentException failure = new IllegalArgumentException("of the bot");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> execution.runDelayed(() -> {
			throw failure;
		})).isSameAs(failure);
		assertThat(CommandExecution.current()).isNull();
		execution.release();
		advance(IDLE);
		assertThat(this.reasons).containsExactly(failure);
	}

	@Test
	void timesOutAtItsDeadline() {
		start("ping");
		this.commands.running.called(this.interaction.callback(), 204);
		advance(Commands.DEADLINE);
		assertThat(this.reasons).singleElement()
			.isInstanceOfSatisfying(TimeoutException.class,
					(reason) -> assertThat(reason).hasMessage("Not finished within 300 s"));
	}

	@Test
	void isFollowedByWorkOfItsOwnThatEndsAtTheDeadlineAsWell() {
		CommandExecution before = end(start("ping"));
		assertThat(this.ended).containsExactly("ping");
		CommandExecution delayed = before.startDelayed();
		assertThat(delayed.isRunning()).isTrue();
		assertThat(this.commands.running.size()).isEqualTo(1);
		advance(Commands.DEADLINE);
		assertThat(delayed.isRunning()).isFalse();
		assertThat(this.commands.running.size()).isZero();
		assertThat(this.ended).as("counted once").containsExactly("ping");
	}

	@Test
	void isHeldOpenByACallForItsInteraction() {
		CommandExecution execution = start("ping");
		assertThat(this.commands.running.hold(this.interaction.callback())).isSameAs(execution);
		this.commands.running.called(this.interaction.callback(), 204);
		execution.release();
		assertThat(execution.isRunning()).isTrue();
		execution.release();
		assertThat(execution.isRunning()).isFalse();
	}

	@Test
	void isHeldOpenByACallOfItsThread() {
		CommandExecution execution = start("ping");
		assertThat(this.commands.running.hold(MESSAGE)).isNull();
		execution.run(listeners(() -> {
			assertThat(this.commands.running.hold(MESSAGE)).isSameAs(execution);
			assertThat(this.commands.running.find(MESSAGE)).isSameAs(execution);
		}));
		assertThat(execution.isRunning()).isTrue();
	}

	@Test
	void isFollowedByALateCallForItsInteraction() {
		CommandExecution before = end(start("ping"));
		CommandExecution late = this.commands.running.hold(this.interaction.followUp());
		assertThat(late).isNotNull().isNotSameAs(before);
		assertThat(late.isRunning()).isTrue();
		late.release();
		assertThat(late.isRunning()).isFalse();
	}

	@Test
	void isFoundByALateCallOnlyWithinItsOwnDelayedWork() {
		CommandExecution before = end(start("ping"));
		CommandExecution delayed = before.startDelayed();
		CommandExecution other = this.commands.start(null, FakeInteraction.prefixCommand("other"));
		Route.CompiledRoute late = this.interaction.followUp();
		assertThat(this.commands.running.find(late)).isNull();
		delayed.runWithin(() -> assertThat(this.commands.running.find(late)).isSameAs(delayed));
		other.runWithin(() -> assertThat(this.commands.running.find(late)).isNull());
		event().runWithin(() -> assertThat(this.commands.running.find(late)).isNull());
	}

	@Test
	void ofAnEventIsNotThatOfALateCall() {
		end(start("ping"));
		CommandExecution event = event();
		event.runWithin(() -> {
			CommandExecution late = this.commands.running.hold(this.interaction.followUp());
			assertThat(late).isNotNull().isNotSameAs(event);
		});
	}

	@Test
	void isAbortedIfItStartsAfterTheBotWasShutDown() throws InterruptedException {
		this.commands.running.stop(Duration.ZERO);
		assertThat(this.commands.running.isStopping()).isTrue();
		assertThat(this.commands.start(null, FakeInteraction.prefixCommand("late"))).isNull();
		this.commands.running.close();
		assertThat(this.commands.running.isStopping()).isFalse();
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("later"));
		assertThat(execution.isRunning()).isFalse();
		assertThat(this.commands.running.size()).isZero();
		assertThat(this.reasons).singleElement().isInstanceOf(CommandAbortedException.class);
	}

	@Test
	void isAbortedWhenTheBotIsClosed() {
		start("ping");
		this.commands.running.close();
		assertThat(this.reasons).singleElement().isInstanceOf(CommandAbortedException.class);
		assertThat(this.commands.running.size()).isZero();
		assertThat(this.commands.timer.size()).isZero();
	}

	private CommandExecution start(String name) {
		CommandExecution execution = this.commands.start(this.interaction.event(), this.interaction.invocation(name));
		assertThat(execution).isNotNull();
		return execution;
	}

	private CommandExecution event() {
		CommandExecution execution = this.commands.start(null, null);
		assertThat(execution).isNotNull();
		return execution;
	}

	private CommandExecution end(CommandExecution execution) {
		this.commands.running.called(this.interaction.callback(), 204);
		execution.release();
		advance(IDLE);
		assertThat(execution.hold()).isFalse();
		return execution;
	}

	private static ListenerCalls listeners(Runnable listeners) {
		return new ListenerCalls(listeners, () -> {
		});
	}

	private void advance(Duration time) {
		this.commands.timer.advance(time, (at) -> {
		});
	}

}
