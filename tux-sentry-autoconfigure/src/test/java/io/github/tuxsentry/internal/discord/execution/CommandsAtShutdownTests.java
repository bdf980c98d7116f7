package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunningCommands} on shutdown.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandsAtShutdownTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final AtomicReference<@Nullable Throwable> reason = new AtomicReference<>();

	private final CountDownLatch ended = new CountDownLatch(1);

	private final Commands commands = new Commands((name, thrown, elapsed) -> {
		this.reason.set(thrown);
		this.ended.countDown();
	});

	@Test
	void awaitTheCommandsThatAreRunning(CapturedOutput output) throws Exception {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		CompletableFuture<Void> stop = stop();
		assertThat(this.commands.start(null, FakeInteraction.prefixCommand("late"))).isNull();
		assertThat(stop).isNotDone();
		execution.release();
		stop.get(30, TimeUnit.SECONDS);
		assertThat(this.ended.getCount()).isZero();
		assertThat(this.reason).hasNullValue();
		assertThat(output).doesNotContain("still running");
	}

	@Test
	void abortThoseThatTakeTooLong(CapturedOutput output) throws InterruptedException {
		this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		this.commands.start(null, FakeInteraction.prefixCommand("pong"));
		this.commands.running.stop(Duration.ofMillis(1));
		assertThat(this.reason.get()).isInstanceOf(CommandAbortedException.class);
		assertThat(this.commands.running.size()).isZero();
		assertThat(output).contains("Shutting down while 2 commands are still running");
	}

	@Test
	void doNotAwaitFurtherCallsForAnInteractionThatHasItsResponse(CapturedOutput output) throws InterruptedException {
		FakeInteraction interaction = new FakeInteraction("token", FakeInteraction.bot());
		CommandExecution execution = this.commands.start(interaction.event(), interaction.invocation("ping"));
		this.commands.running.called(interaction.callback(), 204);
		execution.release();
		assertThat(this.ended.getCount()).isEqualTo(1);
		this.commands.running.stop(LONG);
		assertThat(this.ended.getCount()).isZero();
		assertThat(this.reason).hasNullValue();
		assertThat(output).doesNotContain("still running");
	}

	@Test
	void awaitACommandThatAnotherThreadIsEnding() throws Exception {
		CountDownLatch ending = new CountDownLatch(1);
		CountDownLatch mayEnd = new CountDownLatch(1);
		Commands slow = new Commands((name, thrown, elapsed) -> {
			ending.countDown();
			await(mayEnd);
		});
		CommandExecution execution = slow.start(null, FakeInteraction.prefixCommand("ping"));
		CompletableFuture<Void> end = CompletableFuture.runAsync(execution::release);
		await(ending);
		AtomicReference<@Nullable Integer> left = new AtomicReference<>();
		Thread stop = new Thread(() -> {
			try {
				slow.running.stop(LONG);
				left.set(slow.running.size());
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		stop.start();
		while (stop.isAlive() && stop.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		mayEnd.countDown();
		end.get(30, TimeUnit.SECONDS);
		stop.join(30_000);
		assertThat(left).hasValue(0);
	}

	@Test
	void abortTheCommandOfAnInteractionThatStartsLater() throws InterruptedException {
		FakeInteraction interaction = new FakeInteraction("token", FakeInteraction.bot());
		this.commands.running.stop(Duration.ZERO);
		this.commands.running.close();
		CommandExecution execution = this.commands.start(interaction.event(), interaction.invocation("later"));
		assertThat(execution.isEnded()).isTrue();
		assertThat(this.reason.get()).isInstanceOf(CommandAbortedException.class);
		assertThat(this.commands.running.size()).isZero();
	}

	@Test
	void doNotAwaitTheCommandThatStopsThem(CapturedOutput output) {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		execution.run(new ListenerCalls(this::stopAll, () -> {
		}));
		assertThat(this.ended.getCount()).isZero();
		assertThat(this.reason).hasNullValue();
		assertThat(output).doesNotContain("still running");
	}

	@Test
	void abortTheCommandThatStopsThemIfItsUserHasNoResponse() {
		FakeInteraction interaction = new FakeInteraction("token", FakeInteraction.bot());
		CommandExecution execution = this.commands.start(interaction.event(), interaction.invocation("ping"));
		execution.run(new ListenerCalls(this::stopAll, () -> {
		}));
		assertThat(this.reason.get()).isInstanceOf(CommandAbortedException.class);
	}

	@Test
	void awaitTheResponseOfTheCommandThatStopsThem() throws Exception {
		FakeInteraction interaction = new FakeInteraction("token", FakeInteraction.bot());
		interaction.acknowledged = true;
		CommandExecution execution = this.commands.start(interaction.event(), interaction.invocation("ping"));
		CompletableFuture<Void> stop = CompletableFuture
			.runAsync(() -> execution.run(new ListenerCalls(this::stopAll, () -> {
			})));
		while (!this.commands.running.isStopping()) {
			Thread.sleep(1);
		}
		assertThat(this.ended.getCount()).isEqualTo(1);
		this.commands.running.called(interaction.callback(), 200);
		stop.get(30, TimeUnit.SECONDS);
		assertThat(this.ended.getCount()).isZero();
		assertThat(this.reason).hasNullValue();
	}

	@Test
	void awaitOtherWorkOfTheCommandThatStopsThem() throws Exception {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		execution.hold();
		CompletableFuture<Void> stop = CompletableFuture
			.runAsync(() -> execution.run(new ListenerCalls(this::stopAll, () -> {
			})));
		while (!this.commands.running.isStopping()) {
			Thread.sleep(1);
		}
		assertThat(this.ended.getCount()).isEqualTo(1);
		execution.release();
		stop.get(30, TimeUnit.SECONDS);
		assertThat(this.ended.getCount()).isZero();
		assertThat(this.reason).hasNullValue();
	}

	@Test
	void doNotAwaitTheCommandWhoseThreadExits(CapturedOutput output) throws InterruptedException {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		CountDownLatch exiting = new CountDownLatch(1);
		CountDownLatch stopped = new CountDownLatch(1);
		Thread exit = new ExitingThread(() -> execution.run(new ListenerCalls(() -> {
			exiting.countDown();
			await(stopped);
		}, () -> {
		})));
		exit.start();
		await(exiting);
		stopAll();
		assertThat(exit.isAlive()).isTrue();
		assertThat(this.ended.getCount()).isZero();
		assertThat(this.reason).hasNullValue();
		assertThat(output).doesNotContain("still running");
		stopped.countDown();
		exit.join();
	}

	@Test
	void awaitACommandWhoseThreadExitsForAnotherOne() throws Exception {
		CommandExecution execution = this.commands.start(null, FakeInteraction.prefixCommand("ping"));
		execution.hold();
		Thread exit = new ExitingThread(() -> execution.run(new ListenerCalls(() -> {
		}, () -> {
		})));
		exit.start();
		exit.join();
		CompletableFuture<Void> stop = stop();
		assertThat(stop).isNotDone();
		execution.release();
		stop.get(30, TimeUnit.SECONDS);
		assertThat(this.reason).hasNullValue();
	}

	private void stopAll() {
		try {
			this.commands.running.stop(LONG);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private CompletableFuture<Void> stop() throws InterruptedException {
		CompletableFuture<Void> stop = CompletableFuture.runAsync(this::stopAll);
		while (!this.commands.running.isStopping()) {
			Thread.sleep(1);
		}
		return stop;
	}

}
