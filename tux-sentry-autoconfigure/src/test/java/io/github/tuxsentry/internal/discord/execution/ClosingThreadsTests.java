package io.github.tuxsentry.internal.discord.execution;

import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClosingThreads} and {@link ExecutionThreads}.
 */
class ClosingThreadsTests {

	@Test
	void theCurrentThreadIsClosing() {
		assertThat(ClosingThreads.countIn(Set.of(ClosingThreadsTests.class.getName()))).isEqualTo(1);
		assertThat(ClosingThreads.countIn(Set.of("com.example.Unknown"))).isZero();
	}

	@Test
	void otherThreadsAreNotClosing() throws InterruptedException {
		CountDownLatch started = new CountDownLatch(1);
		CountDownLatch mayEnd = new CountDownLatch(1);
		Thread other = new Thread(new Waiting(started, mayEnd));
		other.start();
		started.await();
		assertThat(ClosingThreads.countIn(Set.of(Waiting.class.getName()))).isZero();
		mayEnd.countDown();
		other.join();
	}

	@Test
	void aThreadIsExitingInTheMethodOfTheRuntime() {
		assertThat(ClosingThreads.isExiting(new ExitingThread(() -> {
		}).getStackTrace())).isTrue();
		assertThat(ClosingThreads.isExiting(new StackTraceElement[] { ExitingThread.frame("java.lang.Runtime", "gc"),
				ExitingThread.frame("com.example.Door", "exit") }))
			.isFalse();
	}

	@Test
	void threadsAreExitingIfOneIs() {
		ExecutionThreads threads = new ExecutionThreads();
		Thread exiting = new ExitingThread(() -> {
		});
		threads.add(Thread.currentThread());
		assertThat(threads.areExiting()).isFalse();
		threads.add(exiting);
		assertThat(threads.areExiting()).isTrue();
		threads.remove(exiting);
		assertThat(threads.areExiting()).isFalse();
	}

	private record Waiting(CountDownLatch started, CountDownLatch mayEnd) implements Runnable {

		@Override
		public void run() {
			this.started.countDown();
			try {
				this.mayEnd.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
