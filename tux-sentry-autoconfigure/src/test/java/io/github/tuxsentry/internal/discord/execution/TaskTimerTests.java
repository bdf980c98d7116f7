package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TaskTimer.Threaded}.
 */
class TaskTimerTests {

	private final TaskTimer timer = new TaskTimer.Threaded("timer-under-test");

	@AfterEach
	void closeTimer() {
		this.timer.close();
	}

	@Test
	void runsATaskAfterItsDelayOnAThreadThatDoesNotKeepTheJvmAlive() throws Exception {
		CompletableFuture<Thread> ran = new CompletableFuture<>();
		long start = this.timer.nanoTime();
		this.timer.schedule(() -> ran.complete(Thread.currentThread()), Duration.ofMillis(20));
		Thread thread = ran.get(10, TimeUnit.SECONDS);
		assertThat(this.timer.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
		assertThat(thread.isDaemon()).isTrue();
		assertThat(thread.getName()).isEqualTo("timer-under-test");
	}

	@Test
	void forgetsACanceledTaskAtOnce() {
		Runnable cancellation = this.timer.schedule(() -> {
		}, Duration.ofHours(1));
		assertThat(this.timer.size()).isEqualTo(1);
		cancellation.run();
		assertThat(this.timer.size()).isZero();
	}

	@Test
	void dropsTasksOnceClosed() {
		this.timer.schedule(() -> {
		}, Duration.ofHours(1));
		this.timer.close();
		assertThat(this.timer.size()).isZero();
		this.timer.schedule(() -> {
		}, Duration.ofHours(1)).run();
		assertThat(this.timer.size()).isZero();
	}

}
